using ChannelGrains.Domain.Risk;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Risk;

/// <summary>Logs levels that rose to HIGH or worse. Bounded: when rules change, or the market falls, thousands may rise at once, which the board shows.</summary>
internal sealed partial class RiskLog(TimeProvider time, ILogger<RiskLog> logger)
{
    /// <summary>Lines in one <see cref="Window"/>; of the others only their number is said.</summary>
    private const int LinesInAWindow = 20;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private long _windowAt;
    private int _lines;
    private int _unsaid;

    public void Stated(string partnerId, RiskLevelChanged changed)
    {
        if (changed.To < RiskLevel.High || changed.To <= changed.From)
            return;
        int unsaid;
        lock (_gate)
        {
            var now = time.GetTimestamp();
            if (_windowAt == 0 || time.GetElapsedTime(_windowAt, now) >= Window)
                (_windowAt, _lines) = (now, 0);
            if (_lines++ >= LinesInAWindow)
            {
                _unsaid++;
                return;
            }
            (unsaid, _unsaid) = (_unsaid, 0);
        }
        if (unsaid > 0)
            LogUnsaid(logger, unsaid);
        LogRose(logger, partnerId, changed.From, changed.To, changed.Score);
    }

    [LoggerMessage(EventId = 3491, Level = LogLevel.Information, Message = "The risk of partner {PartnerId} rose from {From} to {To}, with a score of {Score}.")]
    private static partial void LogRose(ILogger logger, string partnerId, RiskLevel from, RiskLevel to, decimal score);

    [LoggerMessage(EventId = 3492, Level = LogLevel.Information, Message = "Before that the risk of {Partners} other partners rose to HIGH or CRITICAL, which was not logged: ListRisks has them.")]
    private static partial void LogUnsaid(ILogger logger, int partners);
}
