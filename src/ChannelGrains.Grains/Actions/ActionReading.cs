using ChannelGrains.Domain.Actions;

namespace ChannelGrains.Grains.Actions;

/// <summary>An action after it was changed.</summary>
/// <param name="Item">The action.</param>
/// <param name="AtMicros">When it was changed, microseconds since 1970-01-01 UTC.</param>
/// <param name="Version">Version of the journal that has the change.</param>
[GenerateSerializer, Immutable]
public sealed record ActionReading([property: Id(0)] ActionItem Item, [property: Id(1)] long AtMicros, [property: Id(2)] long Version);
