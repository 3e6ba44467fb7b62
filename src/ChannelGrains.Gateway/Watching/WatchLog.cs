using Microsoft.Extensions.Logging;

namespace ChannelGrains.Gateway.Watching;

/// <summary>Log messages of the watches.</summary>
internal static partial class WatchLog
{
    [LoggerMessage(EventId = 2401, Level = LogLevel.Warning, Message = "{Question} could not be read for those who watch; they are told what to do.")]
    public static partial void Failed(ILogger logger, string question, Exception exception);
}
