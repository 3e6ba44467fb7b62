using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Markets;

/// <summary>Says how large a market is in one month.</summary>
/// <param name="Period">The month.</param>
/// <param name="Total">All that is sold in it.</param>
/// <param name="Source">Where the figure comes from.</param>
public sealed record ReportMarketSize(Period Period, Amount Total, string Source)
{
    /// <summary>What to keep. Refused, in this order: PERIOD, AMOUNT, SOURCE_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, MONTHS_FULL.</summary>
    public Outcome<ReportedSize> Decide(MarketReports reports) =>
        ReportRules.Check(Period, Total, "total", Source, reports) is { } refusal ? refusal : new ReportedSize(Total, Source);
}
