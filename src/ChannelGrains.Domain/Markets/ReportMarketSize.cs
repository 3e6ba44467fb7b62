using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Markets;

/// <summary>Says how large a market is in one month.</summary>
/// <param name="Market">Which market.</param>
/// <param name="Period">Id of the month.</param>
/// <param name="Total">All that is sold in it.</param>
/// <param name="Source">Where the figure comes from.</param>
[GenerateSerializer, Immutable]
public sealed record ReportMarketSize(
    [property: Id(0)] MarketKey Market, [property: Id(1)] string Period, [property: Id(2)] StatedAmount? Total, [property: Id(3)] string Source)
{
    /// <summary>What to keep. Refused as <see cref="ReportRules"/> say.</summary>
    public Outcome<MarketSizeReported> Decide(MarketReports reports, Programme programme)
    {
        var report = ReportRules.Read(Period, Total, "total", Source, reports, programme);
        return report.IsRefused ? report.Refusal : new MarketSizeReported(Market, report.Value.Month, programme.CurrencyCode, new(report.Value.Amount, Source));
    }
}
