using System.Diagnostics;
using System.Globalization;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Settlement.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;

namespace ChannelGrains.Benchmarks.Driving;

/// <summary>One more partner with an agreement, alone in its region, that sells now and then and waits until the region's live profit and loss shows each sale.</summary>
internal sealed class ProfitProbe : IDisposable
{
    private const string Name = "profit-probe";
    private const long UnitsOfASale = 1_000;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10), LongestPause = TimeSpan.FromMilliseconds(500);

    private readonly GrpcChannel _channel;
    private readonly SettlementService.SettlementServiceClient _settlement;
    private readonly GetProfitAndLossRequest _asked = new() { Scope = new ProfitScope { Region = Name }, Period = DateTime.UtcNow.ToString("yyyy-MM", CultureInfo.InvariantCulture) };
    private readonly Random _random = new(1);
    private long _sales;

    private ProfitProbe(GrpcChannel channel) => (_channel, _settlement) = (channel, new(channel));

    public static async Task<ProfitProbe> OpenAsync(BenchmarkedServer server)
    {
        var channel = GrpcChannel.ForAddress(server.GrpcAddress);
        await new PartnerService.PartnerServiceClient(channel).CreatePartnerAsync(new CreatePartnerRequest
        {
            PartnerId = Name,
            Partner = new Partner { DisplayName = Name, ChannelType = ChannelType.Direct, Region = Name },
            InitialState = PartnerState.Active,
            RequestId = Name,
        });
        await new IngestService.IngestServiceClient(channel).CreateSourceAsync(
            new CreateSourceRequest { Source = new Source { SourceId = Name, Mode = SourceMode.Keyed, DisplayName = Name }, RequestId = Name });
        await Agreed.SignAsync(server, [Name], "2020-01-01");
        return new ProfitProbe(channel);
    }

    /// <summary>Sells until it is told to end; the times from each acknowledgement until the profit and loss showed the sale, to about 10 ms.</summary>
    public async Task<AckLatencies> RunAsync(CancellationToken ended)
    {
        var lags = new AckLatencies();
        var ingest = new IngestService.IngestServiceClient(_channel);
        var run = Guid.NewGuid().ToString("N")[..8];
        while (!ended.IsCancellationRequested)
        {
            var answer = await ingest.SubmitTransactionsAsync(Sale($"{run}-{++_sales}"), cancellationToken: CancellationToken.None);
            var acknowledged = Stopwatch.GetTimestamp();
            if (answer.Result.Accepted != 1)
                throw new InvalidOperationException($"The probe's sale was not accepted: {answer}");
            while ((await _settlement.GetProfitAndLossAsync(_asked, cancellationToken: CancellationToken.None)).Net.Units < _sales * UnitsOfASale)
                await Task.Delay(Glance, CancellationToken.None);
            lags.Record(acknowledged, Stopwatch.GetTimestamp());
            // Not in step with the feed's rounds.
            await Task.Delay(LongestPause * _random.NextDouble(), CancellationToken.None);
        }
        return lags;
    }

    public void Dispose() => _channel.Dispose();

    private static SubmitTransactionsRequest Sale(string id) => new()
    {
        SourceId = Name,
        Batch = new TransactionBatch
        {
            PartnerId = Name,
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
