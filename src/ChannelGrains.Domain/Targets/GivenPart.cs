using ChannelGrains.Domain.Money;
using Orleans;

namespace ChannelGrains.Domain.Targets;

/// <summary>A partner's part as a caller gave it.</summary>
[GenerateSerializer, Immutable]
public sealed record GivenPart([property: Id(0)] string PartnerId, [property: Id(1)] StatedAmount? Target);
