using ChannelGrains.Domain.Sources;

namespace ChannelGrains.Grains.Sources;

/// <summary>A page of sources.</summary>
/// <param name="Sources">Each as the caller may see it.</param>
/// <param name="Last">The id that the next page comes behind; empty on the last page.</param>
[GenerateSerializer, Immutable]
public sealed record ListedSources([property: Id(0)] IReadOnlyList<SourceDefinition> Sources, [property: Id(1)] string Last);
