using Microsoft.Extensions.Logging;

namespace ChannelGrains.Gateway.Budgets;

/// <summary>Says in the log that callers send what is no request: one line for all of them in a while, without what they sent.</summary>
internal sealed partial class MalformedCalls(TimeProvider time, ILogger<MalformedCalls> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private long? _saidAt;
    private long _unsaid;

    public void Add(string method, string caller)
    {
        lock (_gate)
        {
            _unsaid++;
            if (_saidAt is { } before && time.GetElapsedTime(before) < Pause)
                return;
            _saidAt = time.GetTimestamp();
            LogMalformed(logger, _unsaid, method, caller);
            _unsaid = 0;
        }
    }

    [LoggerMessage(EventId = 2203, Level = LogLevel.Warning,
        Message = "{Calls} calls since the last such line sent no well-formed request and were refused; the last was {Method} of {Caller}.")]
    private static partial void LogMalformed(ILogger logger, long calls, string method, string caller);
}
