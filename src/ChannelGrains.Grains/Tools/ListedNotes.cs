using ChannelGrains.Domain.Tools;

namespace ChannelGrains.Grains.Tools;

/// <summary>A page of who took note of a version of a tool.</summary>
/// <param name="Notes">By partner and person.</param>
/// <param name="Last">What the next page comes behind; empty on the last page.</param>
[GenerateSerializer, Immutable]
public sealed record ListedNotes([property: Id(0)] IReadOnlyList<ToolNote> Notes, [property: Id(1)] string Last);
