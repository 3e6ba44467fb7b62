namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>How much is measured.</summary>
/// <param name="Partners">Partners that sell.</param>
/// <param name="Streams">Streams of the client, each on a connection of its own.</param>
/// <param name="Pairs">Runs of each system, in turn with those it is compared with.</param>
/// <param name="Run">How long one run at peak takes, about.</param>
/// <param name="PacedRun">How long one run at a part of the peak takes after its first second.</param>
/// <param name="PacedPairs">Such runs of each system, in turn.</param>
/// <param name="Warmup">CPU time that a system works before its first run.</param>
/// <param name="Trial">How long each variant of a peer is tried; zero takes the first one.</param>
/// <param name="Shares">Parts of the own peak.</param>
/// <param name="IsFull">The footnotes as well.</param>
/// <param name="Seed">The same seed, the same sales.</param>
/// <param name="Before">The assembly of another version of the server, measured in turn with this one; null for none.</param>
internal sealed record BenchOptions(
    int Partners, int Streams, int Pairs, TimeSpan Run, TimeSpan PacedRun, int PacedPairs, TimeSpan Warmup, TimeSpan Trial, double[] Shares, bool IsFull, ulong Seed, string? Before = null)
{
    public const double Half = 0.5;

    /// <summary>Of the rate of the version before, at least.</summary>
    public const double OfBefore = 0.95;

    /// <summary>CPU time that each version works before they are compared.</summary>
    public static readonly TimeSpan WarmupOfVersions = TimeSpan.FromSeconds(20);

    /// <summary>Peers by id are left out where frames are small.</summary>
    public static readonly BenchOptions Short = new(
        10_000, 4, 2, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(1.5), 1, TimeSpan.FromSeconds(8), TimeSpan.Zero, [Half], false, 1);

    public static readonly BenchOptions Long = Short with
    {
        Pairs = 5,
        Run = TimeSpan.FromSeconds(2.5),
        PacedPairs = 5,
        Warmup = TimeSpan.FromSeconds(10),
        Trial = TimeSpan.FromSeconds(2),
    };

    public static readonly BenchOptions Full = Long with { Shares = [0.25, Half, 0.75], IsFull = true };

    public bool IsShort => Trial == TimeSpan.Zero;
}
