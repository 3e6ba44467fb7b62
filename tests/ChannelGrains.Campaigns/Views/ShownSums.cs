using ChannelGrains.Kpi.V1;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Views;

/// <summary>What the views show at one moment, by region and category.</summary>
internal sealed record ShownSums(TimeSpan At, IReadOnlyList<(long Cents, long Transactions)> Sums)
{
    /// <summary>Reads all sums; none of the calls asks a partner.</summary>
    public static async Task<ShownSums> ReadAsync(ChannelBase channel, Func<TimeSpan> at)
    {
        var kpis = new KpiService.KpiServiceClient(channel);
        var sums = new (long, long)[SaleScript.Regions * SaleScript.Categories];
        for (var category = 0; category < SaleScript.Categories; category++)
        {
            var answer = await kpis.GetChannelKpisAsync(new GetChannelKpisRequest
            {
                Period = SaleScript.Month,
                Scope = new ChannelScope { Category = SaleScript.Category(category) },
                PageSize = 1_000,
            });
            foreach (var region in answer.Kpis.Regions)
                sums[SoldSums.PlaceOf(int.Parse(region.Name.AsSpan(1)), category)] = (Cents(region.Measures), region.Measures.Transactions);
        }
        return new ShownSums(at(), sums);
    }

    private static long Cents(SalesMeasures measures) => measures.Net.Units * 100 + measures.Net.Nanos / 10_000_000;
}
