using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Markets;

/// <summary>Says what a competitor, or all unnamed ones together, sold in a market in one month.</summary>
/// <param name="Market">Which market.</param>
/// <param name="Period">Id of the month.</param>
/// <param name="Competitor">Who; empty are all that are not named.</param>
/// <param name="Sales">What it sold.</param>
/// <param name="Source">Where the figure comes from.</param>
[GenerateSerializer, Immutable]
public sealed record ReportCompetitorSales(
    [property: Id(0)] MarketKey Market,
    [property: Id(1)] string Period,
    [property: Id(2)] string Competitor,
    [property: Id(3)] StatedAmount? Sales,
    [property: Id(4)] string Source)
{
    private const int MaxNameBytes = 128;

    /// <summary>What to keep. Refused as <see cref="ReportRules"/> say, then TEXT_TOO_LONG or TEXT_INVALID of the name, COMPETITORS_FULL.</summary>
    public Outcome<CompetitorSalesReported> Decide(MarketReports reports, Programme programme)
    {
        var report = ReportRules.Read(Period, Sales, "amount", Source, reports, programme);
        if ((report.Refusal ?? Texts.Check(Competitor, MaxNameBytes, "competitor")) is { } refusal)
            return refusal;
        var (month, sales) = report.Value;
        var known = reports.In(month).Competitors;
        if (known.Count >= MarketReports.MaxCompetitors && known.All(other => other.Name != Competitor))
            return Refusal.ResourceExhausted("COMPETITORS_FULL",
                $"{Calendars.Period.OfMonth(month).Id} has {MarketReports.MaxCompetitors} competitors: report smaller ones together, without a name.");
        return new CompetitorSalesReported(Market, month, programme.CurrencyCode, new(Competitor, sales, Source));
    }
}
