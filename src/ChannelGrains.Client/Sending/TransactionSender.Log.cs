using Microsoft.Extensions.Logging;

namespace ChannelGrains.Client;

public sealed partial class TransactionSender
{
    private readonly ILogger _logger;

    [LoggerMessage(4, LogLevel.Error, "Sender of source {SourceId} has stopped: {Cause}")]
    private partial void LogFailed(string sourceId, string cause);
}
