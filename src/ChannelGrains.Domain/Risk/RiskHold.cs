namespace ChannelGrains.Domain.Risk;

/// <summary>A hold on a partner's payments.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Version">Version of the record that set it.</param>
/// <param name="SetAtMicros">When it was set, microseconds since 1970-01-01 UTC.</param>
[GenerateSerializer, Immutable]
public sealed record RiskHold([property: Id(0)] string Reason, [property: Id(1)] long Version, [property: Id(2)] long SetAtMicros);
