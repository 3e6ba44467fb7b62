using Microsoft.Extensions.Logging;

namespace ChannelGrains.Journal.Embedded;

internal sealed partial class CommitPipeline
{
    [LoggerMessage(2001, LogLevel.Error,
        "The disk is full: {Records} queued records are lost, the generation is {Generation}. Appends resume by themselves once there is space.")]
    private partial void LogDiskFull(int records, int generation, Exception error);

    [LoggerMessage(2002, LogLevel.Critical,
        "The journal failed and takes no more appends; {Records} records were not acknowledged. Look at the kernel's log and the disk, then start the server again: deploy/README.md, A failed sync.")]
    private partial void LogFailed(int records, Exception error);

    [LoggerMessage(2003, LogLevel.Error,
        "The disk is full: the index waits for space, and with it what is written already. Everything resumes by itself once there is space.")]
    private partial void LogIndexWaits(Exception error);

    [LoggerMessage(2004, LogLevel.Warning, "The disk is full: the next start reads more of the log than it would have to.")]
    private partial void LogNotCompleted(Exception error);
}
