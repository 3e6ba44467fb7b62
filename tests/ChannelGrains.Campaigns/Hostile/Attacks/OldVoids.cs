using ChannelGrains.Campaigns.Hostile.Wire;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Campaigns.Hostile.Attacks;

/// <summary>A long numbered lane, then voids of its oldest sales and of sales that were never there.</summary>
internal sealed class OldVoids : IAttack
{
    private const int BatchLength = 1_024, MostVoids = 256;

    /// <summary>Voids that wait stay in quarantine, and a lane stands still when that is full.</summary>
    private const int MostUnknown = 1_000;

    public string Name => "old-voids";

    public async Task RunAsync(Arena arena, Random random, CancellationToken cancellationToken)
    {
        var sourceId = await arena.NewSourceAsync(SourceMode.Sequenced);
        var partner = await arena.NewPartnerAsync();
        var length = BatchLength * (50 + random.Next(150));
        var number = 1L;
        var (voided, unknown) = (0, 0);
        await arena.SendAsync(arena.Connect(), sourceId, () =>
        {
            var transactions = number < length || voided >= length - MostVoids ? Sales() : Voids();
            var batch = HostileBatch.Of(arena.NextBatchId(), partner, transactions, epoch: 1, firstSequence: number);
            number += transactions.Count;
            return [batch];
        }, window: 4, cancellationToken);

        List<HostileTransaction> Sales() => [.. Enumerable.Range(0, BatchLength).Select(i => HostileTransaction.Sale($"s{number + i}"))];

        // Each original once, the oldest first, and some that were never there.
        List<HostileTransaction> Voids() => [.. Enumerable.Range(0, 1 + random.Next(MostVoids)).Select(i => HostileTransaction.Void($"v{number}-{i}", Original()))];

        HostileTransaction Original() => unknown < MostUnknown && random.Next(2) == 0
            ? HostileTransaction.Sale($"never-{++unknown}").ThatMustNotCount()
            : HostileTransaction.Sale($"s{++voided}");
    }
}
