using ChannelGrains.Client;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Targets.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Guides.Tests;

/// <summary>The partner and the source of the README's first steps, on a running server, and what it says of them.</summary>
internal sealed class Feed(string grpcAddress) : IDisposable
{
    public const string PartnerId = "store-0042";
    public const string SourceId = "pos-chengdu";

    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(grpcAddress);

    public void Dispose() => _channel.Dispose();

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        await JoinAsync(PartnerId, cancellationToken);
        var source = new Source { SourceId = SourceId, Mode = SourceMode.Keyed, DisplayName = "POS of Chengdu South" };
        await new IngestService.IngestServiceClient(_channel).CreateSourceAsync(new CreateSourceRequest { Source = source }, cancellationToken: cancellationToken);
    }

    /// <summary>Gives the company a target for the year.</summary>
    public async Task SetTargetAsync(CancellationToken cancellationToken) => await new TargetService.TargetServiceClient(_channel).SetTargetAsync(
        new SetTargetRequest
        {
            Scope = new TargetScope { Company = true },
            Year = TimeProvider.System.GetUtcNow().Year.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Amount = new Google.Type.Money { CurrencyCode = "CNY", Units = 12_000 },
        },
        cancellationToken: cancellationToken);

    public async Task<Lane> GetLaneAsync(CancellationToken cancellationToken) => (await new IngestService.IngestServiceClient(_channel).GetLaneAsync(
        new GetLaneRequest { SourceId = SourceId, PartnerId = PartnerId }, cancellationToken: cancellationToken)).Lane;

    /// <summary>Sales counted in the year of the README's.</summary>
    public async Task<long> CountAsync(CancellationToken cancellationToken) => (await new KpiService.KpiServiceClient(_channel).GetPartnerKpisAsync(
        new GetPartnerKpisRequest { PartnerId = PartnerId, Period = "2026" }, cancellationToken: cancellationToken)).Kpis.Total.Transactions;

    /// <summary>Batches that are refused, one by the partner and one by the gateway.</summary>
    public async Task SendRefusedAsync(CancellationToken cancellationToken)
    {
        var empty = new TransactionBatch { BatchId = 1, PartnerId = "nobody", Transactions = { Sale("refused", "CNY") } };
        var numbered = new TransactionBatch { BatchId = 2, PartnerId = PartnerId, Epoch = 1, FirstSequence = 1, Transactions = { Sale("refused", "CNY") } };
        using var stream = new IngestService.IngestServiceClient(_channel).StreamTransactions(cancellationToken: cancellationToken);
        await stream.RequestStream.WriteAsync(new StreamTransactionsRequest { Open = new StreamOpen { SourceId = SourceId } }, cancellationToken);
        await stream.RequestStream.WriteAsync(new StreamTransactionsRequest { Frame = new TransactionFrame { Batches = { empty, numbered } } }, cancellationToken);
        await stream.RequestStream.CompleteAsync();
        var refused = 0;
        await foreach (var answer in stream.ResponseStream.ReadAllAsync(cancellationToken))
            refused += answer.Results?.Results.Count(result => result.Error is not null) ?? 0;
        Assert.Equal(2, refused);
    }

    /// <summary>Asks for a partner that is not.</summary>
    public async Task AskInVainAsync(CancellationToken cancellationToken) => Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(async () =>
        await new PartnerService.PartnerServiceClient(_channel).GetPartnerAsync(new GetPartnerRequest { PartnerId = "nobody" }, cancellationToken: cancellationToken))).StatusCode);

    /// <summary>Streams one sale.</summary>
    public async Task SendOneAsync(string id)
    {
        await using var sender = new TransactionSender(_channel, SourceId, new SenderOptions { Mode = SourceMode.Keyed });
        await sender.SendAsync(PartnerId, Sale(id, "CNY"), CancellationToken.None);
        await sender.FlushAsync(CancellationToken.None);
    }

    /// <summary>Sends one sale by a unary call.</summary>
    public async Task SubmitOneAsync(string id, CancellationToken cancellationToken) => await new IngestService.IngestServiceClient(_channel).SubmitTransactionsAsync(
        new SubmitTransactionsRequest { SourceId = SourceId, Batch = new TransactionBatch { PartnerId = PartnerId, Transactions = { Sale(id, "CNY") } } }, cancellationToken: cancellationToken);

    /// <summary>Sends until it is cancelled: sales, each tenth in a currency that goes to quarantine, each tenth one a second time. Now and then a partner joins.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        await using var sender = new TransactionSender(_channel, SourceId, new SenderOptions { Mode = SourceMode.Keyed });
        for (var number = 0; !cancellationToken.IsCancellationRequested; number++)
        {
            var sale = Sale($"T-{number - (number % 10 == 9 ? 1 : 0)}", number % 10 == 5 ? "USD" : "CNY");
            await sender.SendAsync(PartnerId, sale, CancellationToken.None);
            if (number % 100 == 0)
                await sender.FlushAsync(CancellationToken.None);
            if (number % 1_000 == 0)
                await JoinAsync($"store-{number}", CancellationToken.None);
        }
    }

    private async Task JoinAsync(string partnerId, CancellationToken cancellationToken)
    {
        var partner = new Partner { DisplayName = "成都南店 Chengdu South", ChannelType = ChannelType.Direct, Region = "cn/sichuan/chengdu" };
        await new PartnerService.PartnerServiceClient(_channel).CreatePartnerAsync(
            new CreatePartnerRequest { PartnerId = partnerId, Partner = partner, InitialState = PartnerState.Active }, cancellationToken: cancellationToken);
    }

    private static Transaction Sale(string id, string currency) => new()
    {
        TransactionId = id,
        OccurredAt = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow()),
        Kind = TransactionKind.Sale,
        CurrencyCode = currency,
        Lines = { new TransactionLine { Category = "tea", AmountMicros = 59_800_000, QuantityThousandths = 2_000 } },
    };
}
