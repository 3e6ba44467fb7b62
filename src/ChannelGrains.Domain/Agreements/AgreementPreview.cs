using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Sales;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>What a version would change.</summary>
/// <param name="Replaces">The version in force on its first business day as things are; 0 for none.</param>
/// <param name="Changes">The terms that would be others.</param>
/// <param name="InForce">The days on which it would be in force; null for never.</param>
/// <param name="PricedDays">Of these, the days that sales can be of.</param>
/// <param name="Priced">The sales of those days.</param>
/// <param name="Warnings">What the signer should know.</param>
/// <param name="Today">The partner's business day.</param>
[GenerateSerializer, Immutable]
public sealed record AgreementPreview(
    [property: Id(0)] int Replaces,
    [property: Id(1)] IReadOnlyList<TermChange> Changes,
    [property: Id(2)] DaySpan? InForce,
    [property: Id(3)] int PricedDays,
    [property: Id(4)] SalesMeasures Priced,
    [property: Id(5)] IReadOnlyList<AgreementWarning> Warnings,
    [property: Id(6)] BusinessDay Today);
