using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Targets;

/// <summary>Has a partner take its part of an allocation as its target.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="Origin">The allocation.</param>
/// <param name="FirstMonth">Of which year, in months since 1970-01.</param>
/// <param name="Amount">Its part.</param>
/// <param name="Weights">The months' weights.</param>
[GenerateSerializer, Immutable]
public sealed record TakeAllocation(
    [property: Id(0)] string PartnerId,
    [property: Id(1)] TargetOrigin Origin,
    [property: Id(2)] int FirstMonth,
    [property: Id(3)] Amount Amount,
    [property: Id(4)] TargetWeights Weights)
{
    /// <summary>Whether the partner has taken this allocation, or a later one of the same scope: then there is nothing to do.</summary>
    public bool IsTaken(TargetBook book) => book.Versions(FirstMonth).Any(version => version.Set.Origin is { } origin && origin.Scope == Origin.Scope && origin.Version >= Origin.Version);

    /// <summary>What to keep. Refused as <see cref="TargetChange"/> says.</summary>
    public Outcome<TargetSet> Decide(TargetBook book, Programme programme, BusinessDay today) =>
        TargetChange.Decide(
            book, TargetScope.OfPartner(PartnerId), Period.Containing(PeriodKind.Year, BusinessDay.FirstOfMonth(FirstMonth), programme.Calendar), Amount, Weights, Origin,
            programme, today);
}
