using ChannelGrains.Campaigns.Hostile.Wire;

namespace ChannelGrains.Campaigns.Hostile.Attacks;

/// <summary>Connections and streams without number: some stay open and say nothing, others come and go.</summary>
internal sealed class ManyStreams : IAttack
{
    private const int Connections = 200, StreamsOfConnection = 20;

    public string Name => "many-streams";

    public async Task RunAsync(Arena arena, Random random, CancellationToken until)
    {
        var sourceId = await arena.NewSourceAsync();
        var stay = random.Next(2) == 0;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            using var channel = arena.Connect();
            var open = new List<RawStream>();
            while (!until.IsCancellationRequested)
            {
                if (open.Count < StreamsOfConnection && await arena.OpenAsync(channel, sourceId, cancellationToken: until) is { } stream)
                    open.Add(stream);
                await Pacing.AfterRefusal();
                if (stay)
                    continue;
                foreach (var old in open)
                    await old.DisposeAsync();
                open.Clear();
            }
            foreach (var old in open)
                await old.DisposeAsync();
        }));
    }
}
