using ChannelGrains.Domain.Actions;

namespace ChannelGrains.Grains.Actions;

/// <summary>An action and how it came there.</summary>
/// <param name="Item">The action.</param>
/// <param name="Steps">Its steps, the first one first.</param>
/// <param name="AsOfMicros">When it was read, microseconds since 1970-01-01 UTC.</param>
/// <param name="Version">Version of the journal that was read.</param>
[GenerateSerializer, Immutable]
public sealed record ActionHistory(
    [property: Id(0)] ActionItem Item, [property: Id(1)] IReadOnlyList<ActionStepReading> Steps, [property: Id(2)] long AsOfMicros, [property: Id(3)] long Version);
