namespace ChannelGrains.Domain.Risk;

/// <summary>From which score a level is to begin, as a caller writes it: not checked yet. Decimal texts.</summary>
[GenerateSerializer, Immutable]
public sealed record RiskBoundsSetting(
    [property: Id(0)] string Medium, [property: Id(1)] string High, [property: Id(2)] string Critical, [property: Id(3)] string Hysteresis);
