using Microsoft.Extensions.Logging;

namespace ChannelGrains.Client;

public sealed partial class TransactionSender
{
    private readonly ILogger _logger;

    [LoggerMessage(1, LogLevel.Information, "Stream of source {SourceId} is open: {WindowFrames} frames of {MaxTransactions} transactions")]
    private partial void LogStreamOpened(string sourceId, int windowFrames, int maxTransactions);

    [LoggerMessage(2, LogLevel.Warning, "Stream of source {SourceId} ended ({Cause}); {Failures} in a row")]
    private partial void LogStreamEnded(string sourceId, string cause, int failures);

    [LoggerMessage(3, LogLevel.Information, "Server is about to close the stream of source {SourceId}: {Reason}")]
    private partial void LogGoAway(string sourceId, string reason);

    [LoggerMessage(4, LogLevel.Error, "Sender of source {SourceId} has stopped: {Cause}")]
    private partial void LogFailed(string sourceId, string cause);

    [LoggerMessage(5, LogLevel.Error, "Lane of partner {PartnerId} has stopped: {Cause}")]
    private partial void LogLaneStopped(string partnerId, string cause);

    [LoggerMessage(6, LogLevel.Warning, "Batch of partner {PartnerId} will be sent again: {Cause}")]
    private partial void LogBatchAgain(string partnerId, string cause);

    [LoggerMessage(7, LogLevel.Warning, "A result came for batch {BatchId}, which is not under way")]
    private partial void LogUnknownBatch(long batchId);

    [LoggerMessage(8, LogLevel.Error, "The listener of outcomes threw")]
    private partial void LogListenerFault(Exception exception);

    [LoggerMessage(9, LogLevel.Warning, "Journal incarnation rose to {Incarnation}: lanes are read again")]
    private partial void LogIncarnationRose(long incarnation);

    [LoggerMessage(10, LogLevel.Error, "A frame could not be written")]
    private partial void LogWriteFault(Exception exception);

    [LoggerMessage(11, LogLevel.Critical, "The sender met an unexpected error")]
    private partial void LogRunFault(Exception exception);
}
