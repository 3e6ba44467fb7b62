using ChannelGrains.Benchmarks.Workloads;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>What is sent, and what of the limit is to be reached with it.</summary>
/// <param name="Shape">How it is put into frames.</param>
/// <param name="OfCeiling">The least part of the ceiling's rate that numbered transactions reach.</param>
/// <param name="OfSequenced">The least part of the sequenced rate that those by id reach; null where none is set.</param>
internal sealed record Workload(FrameShape Shape, double? OfCeiling, double? OfSequenced)
{
    /// <summary>All partners sell the same, else the one of rank r in proportion to 1/r.</summary>
    public bool IsEven { get; init; }

    /// <summary>Frames that are sent a second time at once.</summary>
    public int RepeatedPercent { get; init; }

    /// <summary>Run with --full only.</summary>
    public bool IsFootnote { get; init; }

    /// <summary>Peers by id run with --short too.</summary>
    public bool HasKeyedPeersInShort { get; init; }

    /// <summary>KPI queries are asked beside it.</summary>
    public bool HasKpisBeside { get; init; }

    /// <summary>Real stores' purchases instead, from the data sets.</summary>
    public bool IsStoreYear { get; init; }

    public string Name => Shape.Name;

    /// <param name="population">Who sells.</param>
    /// <param name="isKeyed">By id, else by number.</param>
    /// <param name="seed">The same seed, the same sales.</param>
    public IFeed FeedOf(PartnerPopulation population, bool isKeyed, ulong seed) =>
        IsStoreYear ? new StoreFeed(population, StoreYear.Read(), isKeyed) : new Feed(population, Shape, isKeyed, seed, RepeatedPercent);

    public static IReadOnlyList<Workload> All { get; } =
    [
        new(FrameShape.One256, 0.6, 0.2) { HasKpisBeside = true, HasKeyedPeersInShort = true },
        new(FrameShape.One16, 0.6, 0.2),
        new(FrameShape.Mixed256, 0.25, 0.4) { HasKeyedPeersInShort = true },
        new(FrameShape.Single, 0.4, null),
        new(FrameShape.One256 with { Name = "even spread, 256 a frame" }, null, null) { IsEven = true, IsFootnote = true },
        new(FrameShape.Mixed256 with { Name = "mixed, even spread" }, null, null) { IsEven = true, IsFootnote = true },
        new(FrameShape.One256 with { Name = "10 % sent twice" }, null, null) { RepeatedPercent = 10, IsFootnote = true },
        new(FrameShape.Mixed256 with { Name = "iowa, 64 partners a frame" }, null, null) { IsStoreYear = true, IsFootnote = true },
    ];
}
