using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>What commission is multiplied by at an attainment. Between two levels the factor is linear, behind the last it stays; of two levels at the same
/// attainment the second holds there.</summary>
[GenerateSerializer, Immutable]
public sealed record PayoutLevel([property: Id(0)] Rate Attainment, [property: Id(1)] Rate Factor);
