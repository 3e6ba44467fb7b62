using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Markets;

/// <summary>Says what a competitor, or all unnamed ones together, sold in a market in one month.</summary>
/// <param name="Period">The month.</param>
/// <param name="Competitor">Who; empty are all that are not named.</param>
/// <param name="Sales">What it sold.</param>
/// <param name="Source">Where the figure comes from.</param>
public sealed record ReportCompetitorSales(Period Period, string Competitor, Amount Sales, string Source)
{
    private const int MaxNameBytes = 128;

    /// <summary>What to keep. Refused, in this order: PERIOD, AMOUNT, SOURCE_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, MONTHS_FULL, COMPETITORS_FULL.</summary>
    public Outcome<CompetitorSales> Decide(MarketReports reports)
    {
        Refusal? refusal = ReportRules.Check(Period, Sales, "amount", Source, reports) ?? Texts.Check(Competitor, MaxNameBytes, "competitor");
        if (refusal is not null)
            return refusal;
        IReadOnlyList<CompetitorSales> known = reports.In(Period.FirstDay.Month).Competitors;
        if (known.Count >= MarketReports.MaxCompetitors && known.All(other => other.Name != Competitor))
        {
            return Refusal.ResourceExhausted("COMPETITORS_FULL",
                $"{Period.Id} has {MarketReports.MaxCompetitors} competitors: report smaller ones together, without a name.");
        }
        return new CompetitorSales(Competitor, Sales, Source);
    }
}
