using System.Globalization;
using System.Numerics;
using ChannelGrains.Domain.Markets;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.SalesViews;
using CsCheck;

namespace ChannelGrains.Domain.Tests.Markets;

/// <summary>Markets made at random, and what is to come out of them computed the plain way, in fractions of whole numbers.</summary>
internal static class MarketModel
{
    // Up to a hundred bits: beyond what is added up in the ordinary way.
    private static readonly Gen<PartnerNet> Partner = Gen.Select(Gen.Int[0, 5], Gen.Long[-50, 200], Gen.Frequency((9, Gen.Const(20)), (1, Gen.Int[40, 92])), (id, net, shift) =>
        new PartnerNet($"p{id}", new((Int128)net << shift)));

    private static readonly Gen<CompetitorSales> Competitor = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 100], (name, sales) =>
        new CompetitorSales(name == 0 ? "" : $"c{name}", Amount.FromUnits(sales), "x"));

    private static readonly Gen<MonthReports> Reports = Gen.Select(Gen.Int[-300, 300], Competitor.List[0, 3], (size, competitors) => new MonthReports(
        size < 0 ? null : new ReportedSize(Amount.FromUnits(size), "s"), [.. competitors.DistinctBy(one => one.Name)]));

    public static readonly Gen<List<MarketMonth>> Months = Gen.Select(Partner.List[0, 6], Reports, (partners, reports) =>
        new MarketMonth([.. partners.DistinctBy(partner => partner.PartnerId)], reports)).List[1, 4];

    public static List<(string Id, BigInteger Net)> Partners(List<MarketMonth> months) =>
    [
        .. months.SelectMany(month => month.Partners).GroupBy(partner => partner.PartnerId)
            .Select(partner => (partner.Key, partner.Aggregate(BigInteger.Zero, (sum, one) => sum + (BigInteger)one.Net.Micros)))
            .OrderByDescending(partner => partner.Item2).ThenBy(partner => partner.Key, StringComparer.Ordinal),
    ];

    /// <summary>Micros; null when it is not known.</summary>
    public static BigInteger? Size(List<MarketMonth> months)
    {
        var used = months.Where(month => month.Partners.Count > 0 || month.Reports.Size is not null || month.Reports.Competitors.Count > 0).ToList();
        if (used.Count == 0 || used.Any(month => month.Reports.Size is null && month.Reports.Competitors.Count == 0))
            return null;
        return used.Aggregate(BigInteger.Zero, (sum, month) => sum + (month.Reports.Size is { } size
            ? (BigInteger)size.Total.Micros
            : month.Partners.Aggregate(BigInteger.Zero, (net, partner) => net + (BigInteger)partner.Net.Micros)
                + month.Reports.Competitors.Aggregate(BigInteger.Zero, (sales, one) => sales + (BigInteger)one.Sales.Micros)));
    }

    public static List<BigInteger> Sellers(List<MarketMonth> months)
    {
        List<BigInteger> sellers = [.. Partners(months).Select(partner => BigInteger.Max(0, partner.Net))];
        if (Size(months) is not { } size)
            return sellers;
        sellers.AddRange(months.SelectMany(month => month.Reports.Competitors).Where(one => one.Name != "").GroupBy(one => one.Name)
            .Select(sales => sales.Aggregate(BigInteger.Zero, (sum, one) => sum + (BigInteger)one.Sales.Micros)));
        var rest = size - sellers.Aggregate(BigInteger.Zero, BigInteger.Add);
        return rest > 0 ? [.. sellers, rest] : sellers;
    }

    /// <summary>Whether a text of 12 places is the fraction, rounded half to even.</summary>
    public static bool Is(string? text, BigInteger numerator, BigInteger denominator)
    {
        if (text is null || denominator <= 0)
            return text is null && denominator <= 0;
        var shown = BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        var off = BigInteger.Abs(shown * denominator - numerator * BigInteger.Pow(10, 12)) * 2;
        return off < denominator || (off == denominator && shown.IsEven);
    }
}
