using Microsoft.Extensions.Logging;

namespace ChannelGrains.Journal.Embedded;

internal sealed partial class LogRecovery
{
    [LoggerMessage(2011, LogLevel.Warning,
        "Cut {Bytes} bytes at offset {Offset} of {File}: a write after group {Group} that a crash interrupted and nobody was told of.")]
    private partial void LogTornTail(long offset, long bytes, string file, long group);

    [LoggerMessage(2012, LogLevel.Critical,
        "{File} ends at position {End}, after group {Group}, but the index was written when the log reached {Known}: acknowledged records are missing.")]
    private partial void LogAhead(string file, long end, long group, long known);
}
