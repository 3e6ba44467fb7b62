using ChannelGrains.Campaigns.Hostile.Wire;
using ChannelGrains.Ingest.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Hostile.Attacks;

/// <summary>Long transactions in quarantine, and the largest pages of them, asked for by many at once.</summary>
internal sealed class QuarantinePages : IAttack
{
    private const int Items = 300, Readers = 16;

    private static readonly Method<RawMessage, RawMessage> ListQuarantined = RawMessage.Unary("channelgrains.ingest.v1.IngestService", "ListQuarantined");

    public string Name => "quarantine-pages";

    public async Task RunAsync(Arena arena, Random random, CancellationToken until)
    {
        var sourceId = await arena.NewSourceAsync();
        var partner = await arena.NewPartnerAsync();
        var padding = WireBytes.Bytes(random.Next(2) == 0 ? 15 : Transaction.StoreIdFieldNumber, new byte[1_000 + random.Next(random.Next(2) == 0 ? 4_000_000 : 250_000)]);
        if (await arena.OpenAsync(arena.Connect(), sourceId, cancellationToken: until) is { } stream)
        {
            for (var i = 0; i < Items && !until.IsCancellationRequested; i++)
            {
                var sale = HostileTransaction.Sale($"q{i}", change: sale => sale.CurrencyCode = "USD", extra: padding).ThatMustNotCount();
                if (!await stream.SendAsync([HostileBatch.Of(arena.NextBatchId(), partner, [sale])], window: 2, CancellationToken.None))
                    break;
            }
            await stream.AnsweredAsync();
            await stream.DisposeAsync();
        }
        var request = new RawMessage(new ListQuarantinedRequest { PartnerId = partner, PageSize = 1_000 }.ToByteArray());
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => ReadAsync(arena, request, until)));
    }

    private static async Task ReadAsync(Arena arena, RawMessage request, CancellationToken until)
    {
        var channel = arena.Connect();
        while (!until.IsCancellationRequested)
            try
            {
                using var call = channel.CreateCallInvoker().AsyncUnaryCall(ListQuarantined, null, new CallOptions(cancellationToken: until), request);
                await call.ResponseAsync;
                arena.Statuses.Add(StatusCode.OK);
            }
            catch (Exception exception) when (Statuses.IsEnd(exception))
            {
                arena.Statuses.Add(exception);
                await Pacing.AfterRefusal();
            }
    }
}
