using ChannelGrains.Domain.Payments;

namespace ChannelGrains.Grains.Payments;

/// <summary>A page of breaks.</summary>
/// <param name="Breaks">The breaks.</param>
/// <param name="Last">What the next page comes behind; empty on the last page.</param>
[GenerateSerializer, Immutable]
public sealed record ListedBreaks([property: Id(0)] IReadOnlyList<PaymentBreak> Breaks, [property: Id(1)] string Last);
