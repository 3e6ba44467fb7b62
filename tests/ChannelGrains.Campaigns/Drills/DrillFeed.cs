using System.Globalization;
using ChannelGrains.Client;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Partners.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Drills;

/// <summary>A feed of a few partners that sells without a pause until it falls silent; its stream stays open then.</summary>
internal sealed class DrillFeed : IAsyncDisposable
{
    public const string SourceId = "drill-feed";

    private const int Partners = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50), Retry = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(30);

    private readonly TransactionSender _sender;
    private readonly List<(string PartnerId, Transaction Sale)> _sales = [];
    private bool _isSilent = true;
    private Task _selling = Task.CompletedTask;

    private DrillFeed(TransactionSender sender) => _sender = sender;

    /// <summary>Makes partners and source, and begins to sell.</summary>
    public static async Task<DrillFeed> StartAsync(IReadOnlyList<Uri> gateways)
    {
        using var channel = ClientChannel.Create(gateways, new ClientOptions());
        for (var partner = 0; partner < Partners; partner++)
            await CreatePartnerAsync(channel, IdOf(partner));
        await new IngestService.IngestServiceClient(channel).CreateSourceAsync(new CreateSourceRequest { Source = new Source { SourceId = SourceId, Mode = SourceMode.Keyed }, RequestId = SourceId });
        var feed = new DrillFeed(TransactionSender.Connect(gateways, new ClientOptions(), SourceId, new SenderOptions { Mode = SourceMode.Keyed, BackoffMax = Retry }));
        feed.Sell();
        return feed;
    }

    public static async Task CreatePartnerAsync(ChannelBase channel, string id) => await new PartnerService.PartnerServiceClient(channel).CreatePartnerAsync(new CreatePartnerRequest
    {
        PartnerId = id,
        Partner = new Partner { DisplayName = id, ChannelType = ChannelType.Direct, Region = "cn/sichuan", TimeZone = "Etc/UTC", CurrencyCode = "CNY" },
        InitialState = PartnerState.Active,
        RequestId = id,
    });

    public static Transaction Sale(string id) => new()
    {
        TransactionId = id,
        Kind = TransactionKind.Sale,
        OccurredAt = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow()),
        CurrencyCode = "CNY",
        Lines = { new TransactionLine { Category = "tea", AmountMicros = 10_000_000, QuantityThousandths = 1_000 } },
    };

    /// <summary>Goes on.</summary>
    public void Sell()
    {
        Volatile.Write(ref _isSilent, false);
        _selling = Task.Run(SellAsync);
    }

    /// <summary>Sells nothing more.</summary>
    public async Task FallSilentAsync()
    {
        Volatile.Write(ref _isSilent, true);
        await _selling;
    }

    /// <summary>Sends all that it sold once more, as a source does when the server was restored: each of them counts once.</summary>
    /// <returns>How many it sold, and how many the server counts.</returns>
    public async Task<(long Sold, long Counted)> SendAgainAsync(ChannelBase channel)
    {
        await FallSilentAsync();
        using var patience = new CancellationTokenSource(Patience);
        foreach (var (partnerId, sale) in _sales)
            await _sender.SendAsync(partnerId, sale, patience.Token);
        await _sender.FlushAsync(patience.Token);
        var (kpis, counted) = (new KpiService.KpiServiceClient(channel), 0L);
        foreach (var month in _sales.Select(each => each.Sale.OccurredAt.ToDateTimeOffset().ToString("yyyy-MM", CultureInfo.InvariantCulture)).Distinct())
            for (var partner = 0; partner < Partners; partner++)
                counted += (await kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = IdOf(partner), Period = month }, cancellationToken: patience.Token)).Kpis.Total.Transactions;
        return (_sales.Count, counted);
    }

    public async ValueTask DisposeAsync()
    {
        await FallSilentAsync();
        await _sender.DisposeAsync();
    }

    private static string IdOf(int partner) => $"drill-{partner}";

    private async Task SellAsync()
    {
        while (!Volatile.Read(ref _isSilent))
        {
            _sales.Add((IdOf(_sales.Count % Partners), Sale($"t{_sales.Count}")));
            await _sender.SendAsync(_sales[^1].PartnerId, _sales[^1].Sale, CancellationToken.None);
            await Pacing.Moment(Pause);
        }
    }
}
