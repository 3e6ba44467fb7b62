using Microsoft.Extensions.Logging;

namespace ChannelGrains.Client;

internal sealed partial class GuardedSendState
{
    private readonly ILogger _logger;

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
}
