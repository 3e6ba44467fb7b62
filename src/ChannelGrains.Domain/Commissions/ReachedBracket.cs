using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Commissions;

/// <summary>Where the base stands in the brackets.</summary>
/// <param name="Version">The version whose brackets they are: the one that prices the last day.</param>
/// <param name="Place">0 for the lowest.</param>
/// <param name="Bracket">The bracket.</param>
/// <param name="Next">The next one; null where it is the last.</param>
/// <param name="Distance">What the base lacks to its upper bound, in the base's unit: what goes beyond enters the next one. Null where there is none.</param>
[GenerateSerializer, Immutable]
public sealed record ReachedBracket(
    [property: Id(0)] int Version,
    [property: Id(1)] int Place,
    [property: Id(2)] CommissionBracket Bracket,
    [property: Id(3)] CommissionBracket? Next,
    [property: Id(4)] Amount? Distance);
