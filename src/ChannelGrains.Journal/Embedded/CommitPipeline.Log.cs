using Microsoft.Extensions.Logging;

namespace ChannelGrains.Journal.Embedded;

internal sealed partial class CommitPipeline
{
    [LoggerMessage(2001, LogLevel.Error,
        "The disk is full: {Records} queued records are lost, the generation is {Generation}. Appends resume by themselves once there is space.")]
    private partial void LogDiskFull(int records, int generation, Exception error);

    [LoggerMessage(2002, LogLevel.Critical,
        "The journal failed and takes no more appends; {Records} records were not acknowledged. The process has to be started again.")]
    private partial void LogFailed(int records, Exception error);
}
