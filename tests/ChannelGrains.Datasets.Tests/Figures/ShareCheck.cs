using System.Collections.Concurrent;
using System.Globalization;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Markets.V1;
using Grpc.Core;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Figures;

/// <summary>Asks a server over gRPC for every market, and compares shares, ranks and concentration with what is expected or computed here.</summary>
internal static class ShareCheck
{
    private const int Concurrency = 16;
    private const int Shown = 10;
    private const decimal Tolerance = 0.000000001m;

    /// <summary>Waits until the views have every month's net, for at most a minute.</summary>
    public static async Task CaughtUpAsync(ChannelBase channel, IReadOnlyDictionary<string, decimal> months)
    {
        var client = new KpiService.KpiServiceClient(channel);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        foreach (var (month, net) in months)
        {
            using var watch = client.WatchChannelKpis(new WatchChannelKpisRequest { Period = month, PageSize = 1 }, cancellationToken: patience.Token);
            do
            {
                Assert.True(await watch.ResponseStream.MoveNext(patience.Token));
            }
            while (Exact(watch.ResponseStream.Current.Kpis.Total.Net) != net);
        }
    }

    /// <summary>Every market has exactly the expected vendors, in the order of their net, with the expected shares.</summary>
    /// <returns>Cells compared.</returns>
    public static async Task<int> AssertExactAsync(ChannelBase channel, IReadOnlyList<ShareCell> expected)
    {
        var client = new MarketService.MarketServiceClient(channel);
        var markets = expected.GroupBy(cell => (cell.Category, cell.City, cell.Month)).ToDictionary(market => market.Key, market => market.ToList());
        ConcurrentQueue<string> differences = [];
        var compared = 0;
        await Parallel.ForEachAsync(markets, new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (market, cancellationToken) =>
        {
            var (category, city, month) = market.Key;
            var request = new GetMarketShareRequest { Category = category, Region = city, Period = month, PageSize = 1_000 };
            var share = (await client.GetMarketShareAsync(request, cancellationToken: cancellationToken)).Share;
            if (Difference(share, market.Value, markets.GetValueOrDefault((category, city, Before(month)))) is { } difference)
                differences.Enqueue($"{market.Key}: {difference}");
            Interlocked.Add(ref compared, market.Value.Count);
        });
        Assert.True(differences.IsEmpty, $"{differences.Count} of {markets.Count} markets differ:\n{string.Join('\n', differences.Take(Shown))}");
        return compared;
    }

    private static string? Difference(MarketShare share, List<ShareCell> cells, List<ShareCell>? before)
    {
        var ranked = cells.OrderByDescending(cell => cell.Net).ThenBy(cell => cell.Vendor, StringComparer.Ordinal).ToList();
        if (Exact(share.Net) != cells[0].MarketNet || share.PartnerCount != cells.Count || share.Partners.Count != cells.Count)
            return $"net {Exact(share.Net)} of {share.PartnerCount} vendors instead of {cells[0].MarketNet} of {cells.Count}";
        foreach (var (place, (cell, partner)) in ranked.Zip(share.Partners).Index())
        {
            if ((place + 1, cell.Vendor, cell.Net) != (partner.Rank, partner.PartnerId, Exact(partner.Net)))
                return $"rank {partner.Rank}: {partner.PartnerId} with {Exact(partner.Net)} instead of {cell.Vendor} with {cell.Net}";
            if (!Near(cell.Share, partner.ShareOfChannel.HasValue ? partner.ShareOfChannel.Value : null))
                return $"share of {cell.Vendor}: {partner.ShareOfChannel.Value} instead of {cell.Share}";
        }
        if (!Near(Hhi(cells), Value(share.Concentration.Hhi)) || share.Concentration.Basis != ConcentrationBasis.Channel)
            return $"HHI {share.Concentration.Hhi.Value} of the {share.Concentration.Basis} instead of {Hhi(cells)} of the channel";
        var hhiBefore = share.Concentration.HasHhiBefore ? decimal.Parse(share.Concentration.HhiBefore, CultureInfo.InvariantCulture) : (decimal?)null;
        return Near(before is null ? null : Hhi(before), hhiBefore) ? null : $"HHI before {hhiBefore}";
    }

    private static decimal? Hhi(List<ShareCell> cells)
    {
        var sales = cells.Select(cell => Math.Max(0, cell.Net)).ToList();
        var sum = sales.Sum();
        return sum > 0 ? sales.Sum(net => net / sum * 100 * (net / sum * 100)) : null;
    }

    private static decimal? Value(Ratio ratio) => ratio.HasValue ? decimal.Parse(ratio.Value, CultureInfo.InvariantCulture) : null;

    private static bool Near(string? expected, string? actual) => Near(
        expected is null ? null : decimal.Parse(expected, CultureInfo.InvariantCulture), actual is null ? null : decimal.Parse(actual, CultureInfo.InvariantCulture));

    private static bool Near(decimal? expected, decimal? actual) =>
        expected is { } one && actual is { } other ? Math.Abs(one - other) <= Tolerance : expected is null && actual is null;

    private static string Before(string month) =>
        DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).AddMonths(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static decimal Exact(Google.Type.Money money) => money.Units + (money.Nanos / 1_000_000_000m);
}
