using System.Collections.Immutable;

namespace ChannelGrains.Domain.Actions;

/// <summary>An action with the records of its steps.</summary>
/// <param name="Item">The action.</param>
/// <param name="Steps">Versions of the records that have its steps, the first one first.</param>
[GenerateSerializer, Immutable]
public sealed record KeptAction([property: Id(0)] ActionItem Item, [property: Id(1)] ImmutableArray<long> Steps);
