using Microsoft.Extensions.Logging;

namespace ChannelGrains.Client;

internal sealed partial class StreamRunner
{
    private readonly ILogger _logger = options.Logger;

    [LoggerMessage(1, LogLevel.Information, "Stream of source {SourceId} is open: {WindowFrames} frames of {MaxTransactions} transactions")]
    private partial void LogStreamOpened(string sourceId, int windowFrames, int maxTransactions);

    [LoggerMessage(2, LogLevel.Warning, "Stream of source {SourceId} ended ({Cause}); {Failures} in a row")]
    private partial void LogStreamEnded(string sourceId, string cause, int failures);

    [LoggerMessage(3, LogLevel.Information, "Server is about to close the stream of source {SourceId}: {Reason}")]
    private partial void LogGoAway(string sourceId, string reason);

    [LoggerMessage(10, LogLevel.Error, "A frame could not be written")]
    private partial void LogWriteFault(Exception exception);

    [LoggerMessage(11, LogLevel.Critical, "The sender met an unexpected error")]
    private partial void LogRunFault(Exception exception);
}
