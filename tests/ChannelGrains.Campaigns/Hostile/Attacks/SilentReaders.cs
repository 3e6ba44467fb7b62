using ChannelGrains.Campaigns.Hostile.Wire;

namespace ChannelGrains.Campaigns.Hostile.Attacks;

/// <summary>Streams that send as much as the server reads, and never read a result.</summary>
internal sealed class SilentReaders : IAttack
{
    private const int Streams = 24, BatchLength = 1_024;

    public string Name => "silent-readers";

    public async Task RunAsync(Arena arena, Random random, CancellationToken cancellationToken)
    {
        var sourceId = await arena.NewSourceAsync();
        var seeds = Enumerable.Range(0, Streams).Select(_ => random.Next()).ToList();
        await Task.WhenAll(seeds.Select(seed => SendAsync(arena, sourceId, new Random(seed), cancellationToken)));
    }

    private static async Task SendAsync(Arena arena, string sourceId, Random random, CancellationToken until)
    {
        var partner = await arena.NewPartnerAsync();
        var length = random.Next(2) == 0 ? 1 : BatchLength;
        var id = new string('i', 100);
        var channel = arena.Connect();
        while (!until.IsCancellationRequested)
        {
            if (await arena.OpenAsync(channel, sourceId, reads: false, cancellationToken: until) is not { } stream)
            {
                await Pacing.AfterRefusal();
                continue;
            }
            try
            {
                // Each frame in quarantine, so that its result names every transaction; the same frame again and again.
                var batch = HostileBatch.Of(arena.NextBatchId(), partner,
                    [.. Enumerable.Range(0, length).Select(i => HostileTransaction.Sale($"{id}{i}", change: sale => sale.CurrencyCode = "USD").ThatMustNotCount())]);
                var frame = WireBytes.Frame([batch.Bytes]);
                while (!until.IsCancellationRequested && await stream.SendAsync(frame, until))
                {
                    // Until the server has had enough.
                }
            }
            catch (OperationCanceledException)
            {
                // The time is over.
            }
            await stream.DisposeAsync();
            await Pacing.AfterRefusal();
        }
    }
}
