namespace ChannelGrains.Domain.Risk;

/// <summary>How a factor is to count, as a caller writes it: not checked yet. Numbers are decimal texts.</summary>
[GenerateSerializer, Immutable]
public sealed record RiskRuleSetting(
    [property: Id(0)] RiskFactorKind Kind, [property: Id(1)] string Weight, [property: Id(2)] string Start, [property: Id(3)] string Full,
    [property: Id(4)] string Hysteresis, [property: Id(5)] bool IsHardStop, [property: Id(6)] int ExpiryDays);
