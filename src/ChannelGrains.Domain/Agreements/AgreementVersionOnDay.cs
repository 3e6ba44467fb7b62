using ChannelGrains.Domain.Calendars;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>A version as it is on a business day: what a caller is shown.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Amends">The version that it amends; 0 for none.</param>
/// <param name="State">Its state on that day.</param>
/// <param name="From">Its first business day.</param>
/// <param name="Until">Its last business day; null is no end.</param>
/// <param name="AllowAdjustment">Whether it may reach into closed periods.</param>
/// <param name="ConfirmedBy">The sides that have confirmed it.</param>
/// <param name="InForce">The days on which it is in force; null for never, or while it is not signed.</param>
[GenerateSerializer, Immutable]
public sealed record AgreementVersionOnDay(
    [property: Id(0)] int Number,
    [property: Id(1)] int Amends,
    [property: Id(2)] AgreementState State,
    [property: Id(3)] BusinessDay From,
    [property: Id(4)] BusinessDay? Until,
    [property: Id(5)] bool AllowAdjustment,
    [property: Id(6)] IReadOnlyList<AgreementSide> ConfirmedBy,
    [property: Id(7)] DaySpan? InForce);
