using ChannelGrains.Domain.Money;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>A slice of the base with its rate.</summary>
/// <param name="UpTo">Its upper bound, which belongs to it, in the base's unit; null for the last one, which has none.</param>
/// <param name="Rate">Part of the base, or the amount for a piece.</param>
/// <param name="FlatFee">Charged when it is entered.</param>
[GenerateSerializer, Immutable]
public sealed record CommissionBracket([property: Id(0)] Amount? UpTo, [property: Id(1)] Rate Rate, [property: Id(2)] Amount FlatFee);
