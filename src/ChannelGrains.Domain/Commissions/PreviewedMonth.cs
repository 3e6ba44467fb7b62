using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Commissions;

/// <summary>A month of a preview.</summary>
/// <param name="Now">What it brings as things are.</param>
/// <param name="Previewed">What it would bring.</param>
[GenerateSerializer, Immutable]
public sealed record PreviewedMonth([property: Id(0)] Fraction Now, [property: Id(1)] MonthCommission Previewed);
