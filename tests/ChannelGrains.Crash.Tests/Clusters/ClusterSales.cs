using ChannelGrains.Campaigns.Clusters;
using ChannelGrains.Client;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Partners.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Crash.Tests.Clusters;

/// <summary>Partners of a cluster that sell one thing at one price.</summary>
internal static class ClusterSales
{
    /// <summary>Of each sale, CNY.</summary>
    public const int Amount = 10;

    /// <summary>Of each partner.</summary>
    public const string Name = "Teahouse";

    private const string Month = "2026-03";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private static readonly DateTimeOffset Sold = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);

    /// <returns>The ids of new partners that sell.</returns>
    public static async Task<IReadOnlyList<string>> MakePartnersAsync(string prefix, int count, IReadOnlyList<Uri> gateways)
    {
        using var channel = ClientChannel.Create(gateways, new ClientOptions());
        List<string> partners = [.. Enumerable.Range(0, count).Select(number => $"{prefix}-{number}")];
        foreach (var partner in partners)
            await new PartnerService.PartnerServiceClient(channel).CreatePartnerAsync(new()
            {
                PartnerId = partner,
                InitialState = PartnerState.Active,
                Partner = new() { DisplayName = Name, ChannelType = ChannelType.Direct, Region = "cn", TimeZone = "Asia/Shanghai", CurrencyCode = "CNY" },
            });
        return partners;
    }

    /// <summary>A new source that sends sales of partners.</summary>
    public static async Task<ClusterLoad> StartAsync(string source, IReadOnlyList<string> partners, IReadOnlyList<Uri> gateways)
    {
        using var channel = ClientChannel.Create(gateways, new ClientOptions());
        await new IngestService.IngestServiceClient(channel).CreateSourceAsync(new() { Source = new() { SourceId = source, Mode = SourceMode.Sequenced } });
        return new ClusterLoad(source, SourceMode.Sequenced, [.. partners.Select(partner => new ClusterLane(partner, Sale))], gateways);
    }

    /// <summary>Sales and their sum that a gateway shows of each partner.</summary>
    public static async Task<IReadOnlyList<(long Transactions, long Net)>> FiguresAsync(IReadOnlyList<string> partners, Uri gateway)
    {
        using var channel = ClientChannel.Create(gateway, new ClientOptions());
        var kpis = new KpiService.KpiServiceClient(channel);
        List<(long, long)> figures = [];
        foreach (var partner in partners)
        {
            var total = (await kpis.GetPartnerKpisAsync(new() { PartnerId = partner, Period = Month })).Kpis.Total;
            figures.Add((total.Transactions, total.Net.Units));
        }
        return figures;
    }

    /// <summary>Looks at the partners in turn until it is told to stop; no call may fail.</summary>
    public static async Task LookAsync(IReadOnlyList<string> partners, IReadOnlyList<Uri> gateways, CancellationToken cancellationToken)
    {
        using var channel = ClientChannel.Create(gateways, new ClientOptions());
        var kpis = new KpiService.KpiServiceClient(channel);
        using var timer = new PeriodicTimer(Interval);
        for (var number = 0; !cancellationToken.IsCancellationRequested && await timer.WaitForNextTickAsync(CancellationToken.None); number++)
            await kpis.GetPartnerKpisAsync(new() { PartnerId = partners[number % partners.Count], Period = Month }, cancellationToken: CancellationToken.None);
    }

    private static Transaction Sale(long number) => new()
    {
        TransactionId = $"t{number}",
        Kind = TransactionKind.Sale,
        OccurredAt = Timestamp.FromDateTimeOffset(Sold),
        CurrencyCode = "CNY",
        Lines = { new TransactionLine { Sku = "tea", Category = "drinks", QuantityThousandths = 1_000, AmountMicros = Amount * 1_000_000L } },
    };
}
