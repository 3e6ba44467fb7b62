using ChannelGrains.Campaigns.Hostile.Wire;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Campaigns.Hostile.Attacks;

/// <summary>A long numbered lane, then voids of its oldest sales and of sales that were never there.</summary>
internal sealed class OldVoids : IAttack
{
    private const int BatchLength = 1_024, MostVoids = 256;

    public string Name => "old-voids";

    public async Task RunAsync(Arena arena, Random random, CancellationToken until)
    {
        var sourceId = await arena.NewSourceAsync(SourceMode.Sequenced);
        var partner = await arena.NewPartnerAsync();
        var length = BatchLength * (50 + random.Next(150));
        var number = 1L;
        var voided = 0;
        await arena.SendAsync(arena.Connect(), sourceId, () =>
        {
            var transactions = number < length ? Sales(number) : Voids(number, ref voided, length, random);
            var batch = HostileBatch.Of(arena.NextBatchId(), partner, transactions, epoch: 1, firstSequence: number);
            number += transactions.Count;
            return [batch];
        }, window: 4, until);
    }

    private static List<HostileTransaction> Sales(long number) => [.. Enumerable.Range(0, BatchLength).Select(i => HostileTransaction.Sale($"s{number + i}"))];

    private static List<HostileTransaction> Voids(long number, ref int voided, int length, Random random)
    {
        var voids = new List<HostileTransaction>();
        for (var count = 1 + random.Next(MostVoids); count > 0; count--)
        {
            // Each original once, the oldest first; every other void names nothing.
            var isKnown = voided < length && random.Next(2) == 0;
            var original = isKnown ? HostileTransaction.Sale($"s{++voided}") : HostileTransaction.Sale($"never-{number}-{count}").ThatMustNotCount();
            voids.Add(HostileTransaction.Void($"v{number}-{count}", original));
        }
        return voids;
    }
}
