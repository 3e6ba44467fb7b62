using ChannelGrains.Domain.Scorecards;

namespace ChannelGrains.Grains.Scorecards;

/// <summary>A page of changes of a score.</summary>
/// <param name="Changes">The latest first.</param>
/// <param name="Total">Changes in all.</param>
/// <param name="Version">Version of the partner's journal that it shows.</param>
[GenerateSerializer, Immutable]
public sealed record ListedChanges([property: Id(0)] IReadOnlyList<ScoreChange> Changes, [property: Id(1)] int Total, [property: Id(2)] long Version);
