using ChannelGrains.Campaigns.Hostile.Wire;

namespace ChannelGrains.Campaigns.Hostile.Attacks;

/// <summary>The same ids with other contents: many of one id in a frame behind a long first one, and a whole frame sent again with one field more.</summary>
internal sealed class Conflicts : IAttack
{
    private const int Transactions = 4_096;

    public string Name => "conflicts";

    public async Task RunAsync(Arena arena, Random random, CancellationToken until)
    {
        var sourceId = await arena.NewSourceAsync();
        var channel = arena.Connect();
        var round = 0;
        while (!until.IsCancellationRequested)
        {
            // A partner for each two frames: conflicts fill its quarantine.
            var partner = await arena.NewPartnerAsync();
            var ids = random.Next(3) switch { 0 => 1, 1 => 1 + random.Next(64), _ => Transactions };
            var frames = new Queue<HostileBatch>(Frames(arena, partner, ++round, ids, random));
            if (await arena.OpenAsync(channel, sourceId, cancellationToken: until) is not { } stream)
                continue;
            while (frames.TryDequeue(out var frame) && await stream.SendAsync([frame], window: 2, CancellationToken.None))
            {
                // The second one meets what the first one left.
            }
            await stream.AnsweredAsync();
            await arena.CloseAsync(stream, sourceId);
        }
    }

    private static IEnumerable<HostileBatch> Frames(Arena arena, string partner, int round, int ids, Random random)
    {
        var padding = random.Next(2) == 0 ? [] : WireBytes.Bytes(15, new byte[random.Next(200_000)]);
        for (var repeat = 0; repeat < 2; repeat++)
        {
            var transactions = new List<HostileTransaction>();
            for (var i = 0; i < Transactions; i++)
            {
                var terminal = $"T{(ids == Transactions ? repeat : i)}";
                transactions.Add(HostileTransaction.Sale($"{round}-{i % ids}", change: sale => sale.TerminalId = terminal, extra: i == 0 ? padding : null));
            }
            yield return HostileBatch.Of(arena.NextBatchId(), partner, transactions);
        }
    }
}
