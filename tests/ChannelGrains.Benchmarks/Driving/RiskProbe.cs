using System.Diagnostics;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Risks.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Benchmarks.Driving;

/// <summary>Partners that sell far below cost, once each, and wait for their level to be shown to one who watches the board: partners that do nothing else, and partners of the load.</summary>
internal sealed class RiskProbe : IAsyncDisposable
{
    private const string SourceId = "risk-probe";
    private const long LineUnits = 300_000_000;

    // More than all that the load sells to a partner: amounts of a line are bounded.
    private const int Lines = 10, MostShown = 1_000;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(300), Patience = TimeSpan.FromMinutes(1);

    private readonly GrpcChannel _channel;
    private readonly AsyncServerStreamingCall<WatchRisksResponse> _watch;
    private readonly Random _random = new(1);
    private int _probes;

    private RiskProbe(GrpcChannel channel, AsyncServerStreamingCall<WatchRisksResponse> watch) => (_channel, _watch) = (channel, watch);

    /// <summary>One factor alone makes a level CRITICAL, which nobody but a probe reaches.</summary>
    public static async Task<RiskProbe> OpenAsync(BenchmarkedServer server)
    {
        var channel = GrpcChannel.ForAddress(server.GrpcAddress);
        var risk = new RiskService.RiskServiceClient(channel);
        await risk.SetRiskRulesAsync(new() { Rules = new() { Factors = { new RiskRule { Kind = RiskFactorKind.NegativeMargin, Weight = "1", Start = "0.9", Full = "1" } } } });
        await new IngestService.IngestServiceClient(channel).CreateSourceAsync(new() { Source = new Source { SourceId = SourceId, Mode = SourceMode.Keyed, DisplayName = SourceId }, RequestId = SourceId });
        var watch = risk.WatchRisks(new() { Level = RiskLevel.Critical, PageSize = MostShown, MinInterval = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(50)) });
        await watch.ResponseStream.MoveNext(CancellationToken.None);
        return new RiskProbe(channel, watch);
    }

    /// <summary>Probes until it is told to end; the times from each acknowledgement until the level was shown, of partners that are quiet and of partners that sell.</summary>
    public async Task<(AckLatencies Quiet, AckLatencies Selling)> RunAsync(IReadOnlyList<string> sellingIds, CancellationToken ended)
    {
        var (quiet, selling) = (new AckLatencies(), new AckLatencies());
        // Each of the load once: its level is changed for good.
        var left = sellingIds.ToArray();
        _random.Shuffle(left);
        while (!ended.IsCancellationRequested)
        {
            var isQuiet = _probes % 2 == 0;
            var partner = isQuiet ? await CreateAsync() : left[_probes / 2];
            var answer = await new IngestService.IngestServiceClient(_channel).SubmitTransactionsAsync(Loss(partner, $"loss-{++_probes}"), cancellationToken: CancellationToken.None);
            var acknowledged = Stopwatch.GetTimestamp();
            if (answer.Result.Accepted != 1)
                throw new InvalidOperationException($"The probe's sale was not accepted: {answer}");
            using var patience = new CancellationTokenSource(Patience);
            while (_watch.ResponseStream.Current.Risks.All(risk => risk.PartnerId != partner))
                if (!await _watch.ResponseStream.MoveNext(patience.Token))
                    throw new InvalidOperationException("The probe's watch ended by itself.");
            (isQuiet ? quiet : selling).Record(acknowledged, Stopwatch.GetTimestamp());
            // Not in step with the rounds of reviews.
            await Task.Delay(LongestPause * _random.NextDouble(), CancellationToken.None);
        }
        return (quiet, selling);
    }

    public ValueTask DisposeAsync()
    {
        _watch.Dispose();
        _channel.Dispose();
        return default;
    }

    private async Task<string> CreateAsync()
    {
        var partner = $"risk-probe-{_probes}";
        await new PartnerService.PartnerServiceClient(_channel).CreatePartnerAsync(new()
        {
            PartnerId = partner,
            Partner = new Partner { DisplayName = partner, ChannelType = ChannelType.Direct, Region = "north" },
            InitialState = PartnerState.Active,
        });
        return partner;
    }

    private static SubmitTransactionsRequest Loss(string partner, string id) => new()
    {
        SourceId = SourceId,
        Batch = new TransactionBatch
        {
            PartnerId = partner,
            Transactions =
            {
                new Transaction
                {
                    TransactionId = id,
                    OccurredAt = Timestamp.FromDateTime(DateTime.UtcNow),
                    Kind = TransactionKind.Sale,
                    CurrencyCode = "CNY",
                    Lines = { Enumerable.Repeat(new TransactionLine { Category = "probe", QuantityThousandths = 1_000, AmountMicros = LineUnits * 1_000_000, CostMicros = 3 * LineUnits * 1_000_000 }, Lines) },
                },
            },
        },
    };
}
