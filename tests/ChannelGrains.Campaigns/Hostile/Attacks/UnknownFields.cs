using ChannelGrains.Campaigns.Hostile.Wire;

namespace ChannelGrains.Campaigns.Hostile.Attacks;

/// <summary>Transactions with fields that nobody knows: long, nested, in groups, repeated.</summary>
internal sealed class UnknownFields : IAttack
{
    private const int Streams = 3, MostBytes = 4_000_000;

    public string Name => "unknown-fields";

    public async Task RunAsync(Arena arena, Random random, CancellationToken cancellationToken)
    {
        var sourceId = await arena.NewSourceAsync();
        var seeds = Enumerable.Range(0, Streams).Select(_ => random.Next()).ToList();
        await Task.WhenAll(seeds.Select(async seed =>
        {
            var dice = new Random(seed);
            var partner = await arena.NewPartnerAsync();
            var number = 0;
            await arena.SendAsync(arena.Connect(), sourceId, () =>
                [HostileBatch.Of(arena.NextBatchId(), partner, [HostileTransaction.Sale($"f{++number}", extra: Extra(dice))])], window: 2, cancellationToken);
        }));
    }

    private static byte[] Extra(Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                return WireBytes.Bytes(1_000 + random.Next(100_000), new byte[random.Next(MostBytes)]);
            case 1:
                var nested = new byte[1];
                for (var depth = random.Next(2_000); depth > 0; depth--)
                    nested = WireBytes.Bytes(16, nested);
                return nested;
            case 2:
                return WireBytes.Repeat(WireBytes.Varint(17, random.Next()), random.Next(100_000));
            default:
                // Groups that begin, and never end.
                return WireBytes.Repeat([(18 << 3) | 3 & 0x7F, 1], random.Next(1_000));
        }
    }
}
