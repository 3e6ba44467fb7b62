using ChannelGrains.Campaigns.Hostile.Wire;

namespace ChannelGrains.Campaigns.Hostile.Attacks;

/// <summary>Well-formed frames in which some bytes are changed, left out or doubled.</summary>
internal sealed class Mutations : IAttack
{
    public string Name => "mutations";

    public async Task RunAsync(Arena arena, Random random, CancellationToken until)
    {
        var sourceId = await arena.NewSourceAsync();
        // Its figures cannot be foretold: a changed amount is as good as another.
        var partner = await arena.NewPartnerAsync(isForetold: false);
        var channel = arena.Connect();
        for (var number = 0; !until.IsCancellationRequested;)
        {
            if (await arena.OpenAsync(channel, sourceId, cancellationToken: until) is not { } stream)
                continue;
            try
            {
                for (var isOpen = true; isOpen && !until.IsCancellationRequested;)
                {
                    var batch = HostileBatch.Of(arena.NextBatchId(), partner, [.. Enumerable.Range(0, 1 + random.Next(20)).Select(_ => HostileTransaction.Sale($"x{++number}"))]);
                    isOpen = await stream.SendAsync(Mutate(WireBytes.Frame([batch.Bytes]), random), until);
                    if (random.Next(20) == 0)
                        await Pacing.AfterRefusal();
                }
            }
            catch (OperationCanceledException)
            {
                // The time is over.
            }
            await stream.DisposeAsync();
        }
    }

    private static byte[] Mutate(byte[] frame, Random random)
    {
        var bytes = frame.ToList();
        for (var changes = random.Next(4); changes > 0; changes--)
        {
            var place = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 2 when bytes.Count > 1:
                    bytes.RemoveRange(place, Math.Min(1 + random.Next(8), bytes.Count - place));
                    break;
                default:
                    bytes.InsertRange(place, bytes.GetRange(place, Math.Min(1 + random.Next(16), bytes.Count - place)));
                    break;
            }
            if (bytes.Count == 0)
                break;
        }
        return [.. bytes];
    }
}
