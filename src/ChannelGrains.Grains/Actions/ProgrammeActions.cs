using ChannelGrains.Domain.Actions;

namespace ChannelGrains.Grains.Actions;

/// <summary>The programme's actions that are not closed.</summary>
/// <param name="Live">By id.</param>
/// <param name="Version">Version of the journal.</param>
[GenerateSerializer, Immutable]
public sealed record ProgrammeActions([property: Id(0)] IReadOnlyList<ActionItem> Live, [property: Id(1)] long Version);
