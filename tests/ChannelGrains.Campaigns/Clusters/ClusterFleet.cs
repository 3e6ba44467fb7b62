using ChannelGrains.Campaigns.Figures;
using ChannelGrains.Campaigns.Scripts;
using ChannelGrains.Client;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Clusters;

/// <summary>Partners, the sources that sell for them, what each sent so far, and what figures must be. Lives as long as the campaign.</summary>
internal sealed class ClusterFleet
{
    private const int TransactionsOfATick = 4;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    /// <summary>The first ones also have customers who complain: see <see cref="Commands.CommandFleet"/>.</summary>
    private static readonly string[] Partners = ["s1", "m1", "k1", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9"];

    /// <summary>Each partner has a till; half of them are sold for by an ERP too, whose transactions are known by their ids.</summary>
    private static readonly (string SourceId, SourceMode Mode, string[] Partners)[] Sources =
    [
        ("till-1", SourceMode.Sequenced, Partners[..3]),
        ("till-2", SourceMode.Sequenced, Partners[3..6]),
        ("till-3", SourceMode.Sequenced, Partners[6..9]),
        ("till-4", SourceMode.Sequenced, Partners[9..]),
        ("erp-1", SourceMode.Keyed, Partners[6..9]),
        ("erp-2", SourceMode.Keyed, Partners[9..]),
    ];

    private readonly Dictionary<string, PartnerModel> _models = Partners.ToDictionary(partner => partner, partner => new PartnerModel(partner));
    private readonly List<(string SourceId, SourceMode Mode, ClusterLane Lane, TransactionScript Script)> _lanes = [];

    public ClusterFleet(long seed)
    {
        foreach (var (source, mode, partners) in Sources)
            foreach (var partner in partners)
            {
                var script = new TransactionScript(seed, _lanes.Count + 1);
                _lanes.Add((source, mode, new ClusterLane(partner, script.At), script));
            }
    }

    public IEnumerable<string> PartnerIds => Partners;

    public IEnumerable<(string SourceId, SourceMode Mode, ClusterLane Lane)> Lanes => _lanes.Select(lane => (lane.SourceId, lane.Mode, lane.Lane));

    public long Sent => _lanes.Sum(lane => lane.Lane.Sent);

    /// <summary>What must be shown of each partner when everything that was sent is acknowledged, and whether its voids came after what they void.</summary>
    public IEnumerable<(PartnerModel Model, bool IsOrdered)> Models()
    {
        foreach (var (_, _, lane, script) in _lanes)
            _models[lane.PartnerId].CountUpTo(script, lane.Sent);
        return _models.Values.Select(model => (model, _lanes.TrueForAll(lane => lane.Lane.PartnerId != model.PartnerId || lane.Mode == SourceMode.Sequenced)));
    }

    public static async Task RegisterAsync(ChannelBase channel)
    {
        var partners = new PartnerService.PartnerServiceClient(channel);
        foreach (var partner in Partners)
            await partners.CreatePartnerAsync(new CreatePartnerRequest
            {
                PartnerId = partner,
                Partner = new Partner { DisplayName = partner, ChannelType = ChannelType.Direct, Region = "cn", TimeZone = "Asia/Shanghai", CurrencyCode = "CNY" },
                InitialState = PartnerState.Active,
                RequestId = partner,
            });
        var ingest = new IngestService.IngestServiceClient(channel);
        foreach (var (source, mode, _) in Sources)
            await ingest.CreateSourceAsync(new CreateSourceRequest { Source = new Source { SourceId = source, Mode = mode, MaxAgeDays = 36_500 }, RequestId = source });
    }

    /// <summary>New senders, each at a gateway by chance.</summary>
    public List<ClusterLoad> Connect(IReadOnlyList<Uri> gateways, Interruptions acknowledgements) =>
    [
        .. Sources.Select(source => new ClusterLoad(
            source.SourceId, source.Mode, [.. _lanes.Where(lane => lane.SourceId == source.SourceId).Select(lane => lane.Lane)], gateways,
            partner => acknowledgements.OnAnswer($"{source.SourceId}/{partner}"))),
    ];

    /// <summary>Sends on, of each lane in turn, until it is told to stop.</summary>
    public static async Task SellAsync(ClusterLoad load, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Tick);
        while (!cancellationToken.IsCancellationRequested && await timer.WaitForNextTickAsync(CancellationToken.None))
            await load.SendAsync(TransactionsOfATick * load.Lanes.Count, CancellationToken.None);
    }
}
