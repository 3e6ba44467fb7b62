using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using Orleans;

namespace ChannelGrains.Domain.Selection;

/// <summary>A cooperation plan (合作方案) was written down, or changed: all of it.</summary>
/// <param name="Summary">What each side brings and gets.</param>
/// <param name="Owner">Who negotiates for the company; may be empty.</param>
/// <param name="ExpectedSales">Net sales expected of the first year, in <paramref name="CurrencyCode"/>; null when not said.</param>
/// <param name="CurrencyCode">The programme's currency then.</param>
/// <param name="StartsOn">When it is to begin; null when not said.</param>
[GenerateSerializer, Immutable]
public sealed record CooperationPlanned(
    [property: Id(0)] string Summary,
    [property: Id(1)] string Owner,
    [property: Id(2)] Amount? ExpectedSales,
    [property: Id(3)] string CurrencyCode,
    [property: Id(4)] BusinessDay? StartsOn) : SelectionFact;
