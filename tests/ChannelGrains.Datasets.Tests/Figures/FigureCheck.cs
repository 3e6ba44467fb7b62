using System.Collections.Concurrent;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Partners.V1;
using Grpc.Core;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Figures;

/// <summary>Asks a server over gRPC for every partner and month, and compares with what is expected.</summary>
internal static class FigureCheck
{
    private const int Concurrency = 16;
    private const int Shown = 10;

    /// <summary>Every expected month is exactly so, and a month that is not expected is empty.</summary>
    public static async Task AssertExactAsync(ChannelBase channel, IReadOnlyList<Month> expected)
    {
        var byKey = expected.ToDictionary(month => (month.PartnerId, month.Period));
        ConcurrentQueue<string> differences = [];
        await Parallel.ForEachAsync(Cells(expected), new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (cell, cancellationToken) =>
        {
            var actual = await ReadAsync(channel, cell.PartnerId, cell.Period, cancellationToken);
            if (byKey.TryGetValue(cell, out var month))
            {
                if (month.Units is null)
                    actual = actual with { Units = null };
                if (actual != month)
                    differences.Enqueue($"expected {month}, was {actual}");
            }
            else if (!actual.IsEmpty)
                differences.Enqueue($"expected nothing, was {actual}");
        });
        Assert.True(differences.IsEmpty, $"{differences.Count} months differ:\n{string.Join('\n', differences.Take(Shown))}");
    }

    /// <summary>The server has these partners and no others.</summary>
    public static async Task AssertPartnersAsync(ChannelBase channel, IEnumerable<string> expected)
    {
        var client = new PartnerService.PartnerServiceClient(channel);
        List<string> found = [];
        var request = new ListPartnersRequest { PageSize = 1_000 };
        do
        {
            var page = await client.ListPartnersAsync(request);
            found.AddRange(page.Partners.Select(partner => partner.PartnerId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(expected.Distinct().Order(StringComparer.Ordinal), found);
    }

    public static async Task<Month> ReadAsync(ChannelBase channel, string partnerId, string period, CancellationToken cancellationToken = default)
    {
        var request = new GetPartnerKpisRequest { PartnerId = partnerId, Period = period };
        return Month.Of((await new KpiService.KpiServiceClient(channel).GetPartnerKpisAsync(request, cancellationToken: cancellationToken)).Kpis);
    }

    private static IEnumerable<(string PartnerId, string Period)> Cells(IReadOnlyList<Month> months) =>
        from partnerId in months.Select(month => month.PartnerId).Distinct()
        from period in months.Select(month => month.Period).Distinct()
        select (partnerId, period);
}
