namespace ChannelGrains.Grains.Verification;

/// <summary>What a verification of states found.</summary>
/// <param name="States">Live states, snapshots and sets of saved rows that were compared.</param>
/// <param name="Differences">The first ones, by journal.</param>
[GenerateSerializer, Immutable]
public sealed record StateVerificationReport([property: Id(0)] long States, [property: Id(1)] IReadOnlyList<StateDifference> Differences);

/// <summary>Something derived of a journal that is not what its facts say.</summary>
/// <param name="Journal">The journal.</param>
/// <param name="Version">The version that it shows.</param>
/// <param name="Description">What it is, and what differs.</param>
[GenerateSerializer, Immutable]
public readonly record struct StateDifference(
    [property: Id(0)] string Journal, [property: Id(1)] long Version, [property: Id(2)] string Description);
