using System.Globalization;
using System.Numerics;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Markets;

/// <summary>How concentrated a market is: the Herfindahl-Hirschman index, from near 0 to 10,000 for a single seller.</summary>
/// <param name="Index">10,000 times the sum of the squared sales / the square of their sum; no value when nobody has sales above 0.</param>
/// <param name="Basis">What the shares are of.</param>
/// <param name="NamedCompetitors">Competitors that count one by one.</param>
/// <param name="UnnamedRest">What is left of the market besides partners and named competitors; null with basis Channel.</param>
public sealed record Concentration(DecimalRatio Index, ConcentrationBasis Basis, int NamedCompetitors, Amount? UnnamedRest)
{
    /// <summary>
    /// The sellers are the partners with max(0, net) and, where the size is known, the named competitors, each with its sales of all months, and
    /// the rest of the size as one. The shares are of the sum of the sellers, which is the size unless what is known of them is more; so they
    /// always make up 100 %.
    /// </summary>
    internal static Concentration Of(IReadOnlyList<PartnerShare> partners, IReadOnlyList<MarketMonth> months, MarketSize? size)
    {
        SellerSums sellers = default;
        foreach (var partner in partners)
            sellers.Add(Int128.Max(0, partner.Net.Micros));
        if (size is null)
            return new(sellers.ToIndex(), ConcentrationBasis.Channel, 0, null);
        BigInteger[] named =
        [
            .. months.SelectMany(month => month.Reports.Competitors).Where(competitor => competitor.Name.Length > 0)
                .GroupBy(competitor => competitor.Name, StringComparer.Ordinal)
                .Select(sales => sales.Aggregate(BigInteger.Zero, (sum, one) => sum + (BigInteger)one.Sales.Micros)),
        ];
        foreach (var sales in named)
            sellers.Add(sales);
        var rest = BigInteger.Max(0, (BigInteger)size.Total.Micros - sellers.Sum);
        sellers.Add(rest);
        return new(sellers.ToIndex(), ConcentrationBasis.Market, named.Length, new((Int128)rest));
    }

    /// <summary>The index of the period before and the change since then; both null when there is none or it has another basis.</summary>
    public (string? Before, string? Change) Since(Concentration before)
    {
        if (before.Basis != Basis || before.Index.Value is not { } then)
            return (null, null);
        return (then, Index.Value is { } now ? Difference(now, then) : null);
    }

    // At most 10,000 with 12 places: exact in decimal.
    private static string Difference(string now, string before) =>
        (decimal.Parse(now, CultureInfo.InvariantCulture) - decimal.Parse(before, CultureInfo.InvariantCulture)).ToString("0.000000000000", CultureInfo.InvariantCulture);
}
