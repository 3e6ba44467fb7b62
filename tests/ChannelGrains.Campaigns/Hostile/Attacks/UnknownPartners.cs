using ChannelGrains.Campaigns.Hostile.Wire;

namespace ChannelGrains.Campaigns.Hostile.Attacks;

/// <summary>Frames of batches for partners that do not exist, each another.</summary>
internal sealed class UnknownPartners : IAttack
{
    private const int Streams = 4;

    public string Name => "unknown-partners";

    public async Task RunAsync(Arena arena, Random random, CancellationToken cancellationToken)
    {
        var sourceId = await arena.NewSourceAsync();
        var perFrame = 1 + random.Next(2_000);
        var prefix = $"nobody-{random.Next()}";
        HostileTransaction[] sale = [HostileTransaction.Sale("x").ThatMustNotCount()];
        await Task.WhenAll(Enumerable.Range(0, Streams).Select(stream => arena.SendAsync(arena.Connect(), sourceId, () =>
        [
            .. Enumerable.Range(0, perFrame).Select(_ =>
            {
                var id = arena.NextBatchId();
                return HostileBatch.Of(id, $"{prefix}-{id}", sale);
            }),
        ], window: 2, cancellationToken)));
    }
}
