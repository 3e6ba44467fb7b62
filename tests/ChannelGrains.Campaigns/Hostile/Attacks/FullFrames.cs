using ChannelGrains.Campaigns.Hostile.Wire;

namespace ChannelGrains.Campaigns.Hostile.Attacks;

/// <summary>Honest load: streams that send the largest frames as fast as they are taken, of one partner each or of many.</summary>
internal sealed class FullFrames : IAttack
{
    private const int Streams = 6, MostPartners = 64, FrameTransactions = 4_096;

    public string Name => "full-frames";

    public async Task RunAsync(Arena arena, Random random, CancellationToken cancellationToken)
    {
        var sourceId = await arena.NewSourceAsync();
        var partners = 1 + random.Next(MostPartners);
        await Task.WhenAll(Enumerable.Range(0, Streams).Select(async stream =>
        {
            var ids = new List<string>();
            for (var i = 0; i < partners; i++)
                ids.Add(await arena.NewPartnerAsync());
            var number = 0;
            await arena.SendAsync(arena.Connect(), sourceId, () =>
            [
                .. ids.Select(id => HostileBatch.Of(arena.NextBatchId(), id,
                    [.. Enumerable.Range(0, FrameTransactions / partners).Select(_ => HostileTransaction.Sale($"b{++number}", change: sale => sale.CustomerId = $"c{number % 1_000}"))])),
            ], window: 64, cancellationToken);
        }));
    }
}
