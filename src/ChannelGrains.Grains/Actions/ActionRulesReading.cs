using ChannelGrains.Domain.Actions;

namespace ChannelGrains.Grains.Actions;

/// <summary>The rules of actions.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Version">Version of the record that set them; 0 where they were never set.</param>
[GenerateSerializer, Immutable]
public sealed record ActionRulesReading([property: Id(0)] ActionRules Rules, [property: Id(1)] long Version);
