using Microsoft.Extensions.Logging;

namespace ChannelGrains.Journal.Embedded;

internal sealed partial class IndexOpening
{
    [LoggerMessage(2021, LogLevel.Information, "The index in {Directory} is built from the log: {Reason}.")]
    private partial void LogRebuild(string directory, string reason);
}
