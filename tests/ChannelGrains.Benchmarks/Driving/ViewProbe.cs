using System.Diagnostics;
using System.Globalization;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Markets.V1;
using ChannelGrains.Partners.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Benchmarks.Driving;

/// <summary>One more partner of the market, its largest, that sells now and then and waits for each sale to be shown to one who watches the market.</summary>
internal sealed class ViewProbe : IAsyncDisposable
{
    private const string PartnerId = "probe", SourceId = "probe";
    private const long UnitsOfASale = 900_000_000;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(120);

    private readonly GrpcChannel _channel;
    private readonly AsyncServerStreamingCall<WatchMarketShareResponse> _watch;
    private readonly Random _random = new(1);
    private long _sales;

    private ViewProbe(GrpcChannel channel, AsyncServerStreamingCall<WatchMarketShareResponse> watch) => (_channel, _watch) = (channel, watch);

    public static async Task<ViewProbe> OpenAsync(BenchmarkedServer server)
    {
        var channel = GrpcChannel.ForAddress(server.GrpcAddress);
        await new PartnerService.PartnerServiceClient(channel).CreatePartnerAsync(new CreatePartnerRequest
        {
            PartnerId = PartnerId,
            Partner = new Partner { DisplayName = PartnerId, ChannelType = ChannelType.Direct, Region = "north" },
            InitialState = PartnerState.Active,
            RequestId = PartnerId,
        });
        await new IngestService.IngestServiceClient(channel).CreateSourceAsync(new CreateSourceRequest
        {
            Source = new Source { SourceId = SourceId, Mode = SourceMode.Keyed, DisplayName = SourceId },
            RequestId = SourceId,
        });
        var watch = new MarketService.MarketServiceClient(channel).WatchMarketShare(new WatchMarketShareRequest
        {
            Region = "north",
            Period = DateTime.UtcNow.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            PageSize = 1,
            MinInterval = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(50)),
        });
        await watch.ResponseStream.MoveNext(CancellationToken.None);
        return new ViewProbe(channel, watch);
    }

    /// <summary>Sells until it is told to end; the times from each acknowledgement until the sale was shown.</summary>
    public async Task<AckLatencies> RunAsync(CancellationToken ended)
    {
        var lags = new AckLatencies();
        var ingest = new IngestService.IngestServiceClient(_channel);
        var run = Guid.NewGuid().ToString("N")[..8];
        var sold = Shown();
        while (!ended.IsCancellationRequested)
        {
            var answer = await ingest.SubmitTransactionsAsync(Sale($"{run}-{++_sales}"), cancellationToken: CancellationToken.None);
            var acknowledged = Stopwatch.GetTimestamp();
            if (answer.Result.Accepted != 1)
                throw new InvalidOperationException($"The probe's sale was not accepted: {answer}");
            sold += UnitsOfASale;
            while (Shown() < sold)
                if (!await _watch.ResponseStream.MoveNext(CancellationToken.None))
                    throw new InvalidOperationException("The probe's watch ended by itself.");
            lags.Record(acknowledged, Stopwatch.GetTimestamp());
            // Not in step with the feed's rounds.
            await Task.Delay(LongestPause * _random.NextDouble(), CancellationToken.None);
        }
        return lags;
    }

    public ValueTask DisposeAsync()
    {
        _watch.Dispose();
        _channel.Dispose();
        return default;
    }

    private long Shown() => _watch.ResponseStream.Current.Share.Partners.FirstOrDefault(partner => partner.PartnerId == PartnerId)?.Net.Units ?? 0;

    private static SubmitTransactionsRequest Sale(string id) => new()
    {
        SourceId = SourceId,
        Batch = new TransactionBatch
        {
            PartnerId = PartnerId,
            Transactions =
            {
                new Transaction
                {
                    TransactionId = id,
                    OccurredAt = Timestamp.FromDateTime(DateTime.UtcNow),
                    Kind = TransactionKind.Sale,
                    CurrencyCode = "CNY",
                    Lines = { new TransactionLine { Category = "probe", QuantityThousandths = 1_000, AmountMicros = UnitsOfASale * 1_000_000 } },
                },
            },
        },
    };
}
