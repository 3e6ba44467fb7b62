using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Settlement;

/// <summary>What statements have said of a month.</summary>
/// <param name="Month">In months since 1970-01.</param>
/// <param name="Exact">Its commission with all adjustments, in the currency's unit.</param>
/// <param name="Figures">What it sold when that was said.</param>
[GenerateSerializer, Immutable]
public sealed record StatedMonth([property: Id(0)] int Month, [property: Id(1)] Fraction Exact, [property: Id(2)] MonthFigures Figures);
