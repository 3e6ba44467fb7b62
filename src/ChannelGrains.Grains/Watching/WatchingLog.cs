using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Watching;

/// <summary>Log messages of what is watched.</summary>
internal static partial class WatchingLog
{
    [LoggerMessage(EventId = 3002, Level = LogLevel.Debug, Message = "A watcher of {Source} was not told of a change; it reads again by itself.")]
    public static partial void NotTold(ILogger logger, string source, Exception exception);
}
