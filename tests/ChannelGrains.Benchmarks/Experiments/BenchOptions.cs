namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>How much is measured.</summary>
/// <param name="Partners">Partners that sell.</param>
/// <param name="Streams">Streams of the client, each on a connection of its own.</param>
/// <param name="Pairs">Runs of each system, in turn with those it is compared with.</param>
/// <param name="Run">How long one run takes, about.</param>
/// <param name="Warmup">CPU time that a system works before its first run.</param>
/// <param name="Seed">The same seed, the same sales.</param>
internal sealed record BenchOptions(int Partners, int Streams, int Pairs, TimeSpan Run, TimeSpan Warmup, ulong Seed)
{
    public static readonly BenchOptions Short = new(10_000, 4, 3, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(12), 1);
    public static readonly BenchOptions Long = Short with { Pairs = 5, Run = TimeSpan.FromSeconds(8), Warmup = TimeSpan.FromSeconds(10) };
}
