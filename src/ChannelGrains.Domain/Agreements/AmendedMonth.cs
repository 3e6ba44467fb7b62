using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>A month whose commission would be another by a version. Amounts are exact, in the currency's unit.</summary>
/// <param name="Month">The month.</param>
/// <param name="Stated">What statements have said of it; null while it is open.</param>
/// <param name="Now">Its commission by what is signed.</param>
/// <param name="Then">Its commission if the version were signed.</param>
[GenerateSerializer, Immutable]
public sealed record AmendedMonth([property: Id(0)] Period Month, [property: Id(1)] Fraction? Stated, [property: Id(2)] Fraction Now, [property: Id(3)] Fraction Then)
{
    /// <summary>What the next statement adjusts it by; null while it is open.</summary>
    public Fraction? Adjustment => Then - Stated;
}
