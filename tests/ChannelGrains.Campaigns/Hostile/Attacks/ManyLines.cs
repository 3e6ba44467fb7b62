using ChannelGrains.Campaigns.Hostile.Wire;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Campaigns.Hostile.Attacks;

/// <summary>Transactions of up to two million empty lines or attributes, of many partners at once.</summary>
internal sealed class ManyLines : IAttack
{
    private const int Partners = 12, MostBytes = 4_000_000;

    public string Name => "many-lines";

    public async Task RunAsync(Arena arena, Random random, CancellationToken cancellationToken)
    {
        var sourceId = await arena.NewSourceAsync();
        var seeds = Enumerable.Range(0, Partners).Select(_ => random.Next()).ToList();
        await Task.WhenAll(seeds.Select(async seed =>
        {
            var dice = new Random(seed);
            var partner = await arena.NewPartnerAsync();
            var number = 0;
            await arena.SendAsync(arena.Connect(), sourceId, () =>
            {
                var field = dice.Next(2) == 0 ? Transaction.LinesFieldNumber : Transaction.AttributesFieldNumber;
                var empty = WireBytes.Bytes(field);
                var many = WireBytes.Repeat(empty, 2_000 + dice.Next(MostBytes / empty.Length - 2_000));
                var sale = HostileTransaction.Sale($"m{++number}", extra: many).ThatMustNotCount();
                return [HostileBatch.Of(arena.NextBatchId(), partner, [sale])];
            }, window: 1, cancellationToken);
        }));
    }
}
