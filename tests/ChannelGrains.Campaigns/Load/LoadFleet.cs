using ChannelGrains.Campaigns.Figures;
using ChannelGrains.Campaigns.Scripts;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Load;

/// <summary>The partners, their sources and what each of them sent so far, with the model of the figures. Lives as long as the campaign.</summary>
internal sealed class LoadFleet
{
    /// <summary>Lanes by source; partners s have SEQUENCED lanes only, k KEYED only, m both. Two streams of one KEYED source send the same lanes.</summary>
    private static readonly (string SourceId, SourceMode Mode, int Streams, string[] Partners)[] Sources =
    [
        ("pos-a", SourceMode.Sequenced, 1, ["s1", "m1"]),
        ("pos-b", SourceMode.Sequenced, 1, ["s1", "s2", "m1"]),
        ("erp-a", SourceMode.Keyed, 2, ["k1", "m1"]),
        ("erp-b", SourceMode.Keyed, 1, ["k1", "k2"]),
    ];

    private readonly long _seed;
    private readonly Dictionary<string, PartnerModel> _models = [];

    public LoadFleet(long seed, Findings findings)
    {
        _seed = seed;
        var lane = 0;
        foreach (var (sourceId, mode, _, partners) in Sources)
            foreach (var partnerId in partners)
            {
                var script = new TransactionScript(seed, ++lane);
                _models.TryAdd(partnerId, new PartnerModel(partnerId));
                Feeds.Add(mode == SourceMode.Sequenced
                    ? new SequencedFeed(sourceId, partnerId, script, Tally, findings)
                    : new KeyedFeed(sourceId, partnerId, script, Tally, findings));
            }
    }

    public Tally Tally { get; } = new();

    public List<Feed> Feeds { get; } = [];

    public IEnumerable<PartnerModel> Models => _models.Values;

    public PartnerModel ModelOf(string partnerId) => _models[partnerId];

    /// <summary>Partners whose whole state follows from their lanes' numbers, whatever was acknowledged.</summary>
    public IEnumerable<PartnerModel> SequencedOnly =>
        _models.Values.Where(model => Feeds.Where(feed => feed.PartnerId == model.PartnerId).All(feed => feed is SequencedFeed));

    /// <summary>Registers partners and sources; again it changes nothing.</summary>
    public async Task RegisterAsync(ChannelBase channel)
    {
        var partners = new PartnerService.PartnerServiceClient(channel);
        foreach (var partnerId in _models.Keys)
            await partners.CreatePartnerAsync(new CreatePartnerRequest
            {
                PartnerId = partnerId,
                Partner = new Partner
                {
                    PartnerId = partnerId,
                    DisplayName = partnerId,
                    ChannelType = ChannelType.Direct,
                    Region = "cn",
                    TimeZone = "Asia/Shanghai",
                    CurrencyCode = "CNY",
                },
                InitialState = PartnerState.Active,
                RequestId = partnerId,
            });
        var ingest = new IngestService.IngestServiceClient(channel);
        foreach (var (sourceId, mode, _, _) in Sources)
            await ingest.CreateSourceAsync(new CreateSourceRequest
            {
                Source = new Source { SourceId = sourceId, Mode = mode, MaxAgeDays = 36_500 },
                RequestId = sourceId,
            });
    }

    /// <summary>New streams to a server, with draws of their own in each round.</summary>
    public List<LoadStream> Connect(ChannelBase channel, int round)
    {
        var streams = new List<LoadStream>();
        foreach (var (sourceId, _, count, _) in Sources)
        {
            var feeds = Feeds.Where(feed => feed.SourceId == sourceId).ToList();
            for (var stream = 0; stream < count; stream++)
                streams.Add(new LoadStream(channel, sourceId, feeds, new Random(HashCode(round, streams.Count))));
        }
        return streams;
    }

    private int HashCode(int round, int stream) => (int)((_seed * 1_000_003 + round) * 31 + stream);
}
