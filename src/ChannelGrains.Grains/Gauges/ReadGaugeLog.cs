using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Gauges;

internal static partial class ReadGaugeLog
{
    [LoggerMessage(EventId = 3701, Level = LogLevel.Warning, Message = "What {Gauge} shows could not be read; the next collection has it read again.")]
    public static partial void Unread(ILogger logger, string gauge, Exception exception);
}
