using System.Text;
using ChannelGrains.Campaigns.Hostile.Wire;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Campaigns.Hostile.Attacks;

/// <summary>What is small on the wire and large in the journal: voids of long sales, and customer ids that are there again and again.</summary>
internal sealed class BigRecords : IAttack
{
    private const int Lines = 1_000;

    public string Name => "big-records";

    public async Task RunAsync(Arena arena, Random random, CancellationToken cancellationToken)
    {
        var sourceId = await arena.NewSourceAsync();
        var partner = await arena.NewPartnerAsync();
        var number = 0;
        var cancelled = new List<HostileTransaction>();
        var orders = 20 + random.Next(100);
        await arena.SendAsync(arena.Connect(), sourceId, () => [random.Next(4) == 0
            ? HostileBatch.Of(arena.NextBatchId(), partner, [Repeated(++number, random)])
            : cancelled.Count < orders
                ? HostileBatch.Of(arena.NextBatchId(), partner, Sell(cancelled, ref number))
                : Cancel(arena, partner, cancelled, ref number)], window: 2, cancellationToken);
    }

    /// <summary>An order of so many lines with long names, which a void may have to name one by one.</summary>
    private static List<HostileTransaction> Sell(List<HostileTransaction> cancelled, ref int number)
    {
        var sales = new List<HostileTransaction>();
        for (var i = 0; i < 10; i++)
            sales.Add(HostileTransaction.Sale($"o{++number}", change: sale =>
            {
                sale.Lines.Clear();
                for (var line = 0; line < Lines; line++)
                    sale.Lines.Add(new TransactionLine { Sku = new string('s', 60), Category = new string('c', 118) + line % 10, QuantityThousandths = 1_000, AmountMicros = 1_000_000 });
            }));
        cancelled.AddRange(sales.Select(sale => sale with { Bytes = [] }));
        return sales;
    }

    private static HostileBatch Cancel(Arena arena, string partner, List<HostileTransaction> cancelled, ref int number)
    {
        var voids = new List<HostileTransaction>();
        foreach (var order in cancelled)
            voids.Add(HostileTransaction.Void($"v{++number}", order));
        cancelled.Clear();
        return HostileBatch.Of(arena.NextBatchId(), partner, voids);
    }

    private static HostileTransaction Repeated(int number, Random random) =>
        HostileTransaction.Sale($"r{number}", extra: WireBytes.Repeat(WireBytes.Bytes(Transaction.CustomerIdFieldNumber, Encoding.UTF8.GetBytes("A")), 1 + random.Next(1_300_000)));
}
