using ChannelGrains.Campaigns.Hostile.Wire;
using ChannelGrains.Ingest.V1;
using Google.Protobuf;

namespace ChannelGrains.Campaigns.Hostile.Attacks;

/// <summary>Quantities and amounts as large as a line may have, until a partner's month passes what 64 bits hold.</summary>
internal sealed class HugeUnits : IAttack
{
    private const long Most = 1_000_000_000_000;
    private const int Lines = 1_000, BatchLength = 50;

    public string Name => "huge-units";

    public async Task RunAsync(Arena arena, Random random, CancellationToken cancellationToken)
    {
        var sourceId = await arena.NewSourceAsync();
        var partner = await arena.NewPartnerAsync();
        var amount = random.Next(2) == 0 ? 1 : Most;
        var isReturn = random.Next(3) == 0;
        var line = new TransactionLine { Sku = "s", QuantityThousandths = Most, AmountMicros = amount, CostMicros = amount };
        var lines = WireBytes.Repeat(WireBytes.Bytes(Transaction.LinesFieldNumber, line.ToByteArray()), Lines);
        var number = 0;
        await arena.SendAsync(arena.Connect(), sourceId, () =>
            [HostileBatch.Of(arena.NextBatchId(), partner, [.. Enumerable.Range(0, BatchLength).Select(_ => Sell($"h{++number}"))])], window: 8, cancellationToken);

        HostileTransaction Sell(string id) => HostileTransaction.Sale(id, change: sale =>
        {
            sale.Kind = isReturn ? TransactionKind.Return : TransactionKind.Sale;
            sale.Lines.Clear();
        }, extra: lines) with
        { NetMicros = amount * Lines * (isReturn ? -1 : 1) };
    }
}
