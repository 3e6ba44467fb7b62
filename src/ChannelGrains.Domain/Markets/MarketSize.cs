using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Markets;

/// <summary>The size of a market.</summary>
/// <param name="Total">All that was sold in it.</param>
/// <param name="Basis">What it is known from.</param>
/// <param name="Sources">Who said so, each once.</param>
public sealed record MarketSize(Amount Total, MarketSizeBasis Basis, IReadOnlyList<string> Sources)
{
    /// <summary>
    /// The size of a market in some months: the sum of its months. A month's size is the reported one, else the channel's net and the reported
    /// sales of competitors. Null when a month in which something was sold or reported has neither: part of a size is no size, and shares of it
    /// would be too large.
    /// </summary>
    public static MarketSize? Of(IReadOnlyList<MarketMonth> months)
    {
        var total = Amount.Zero;
        HashSet<MarketSizeBasis> bases = [];
        List<string> sources = [];
        foreach (var month in months.Where(month => !month.IsEmpty))
            if (month.Reports.Size is { } reported)
            {
                total += reported.Total;
                bases.Add(MarketSizeBasis.Reported);
                sources.Add(reported.Source);
            }
            else if (month.Reports.Competitors.Count > 0)
            {
                total += month.Reports.Competitors.Aggregate(month.Net, (sum, competitor) => sum + competitor.Sales);
                bases.Add(MarketSizeBasis.Competitors);
                sources.AddRange(month.Reports.Competitors.Select(competitor => competitor.Source));
            }
            else
                return null;
        if (bases.Count == 0)
            return null;
        return new(total, bases.Count == 1 ? bases.Single() : MarketSizeBasis.Mixed, [.. sources.Distinct(StringComparer.Ordinal)]);
    }
}
