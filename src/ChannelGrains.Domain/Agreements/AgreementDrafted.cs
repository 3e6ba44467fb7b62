using ChannelGrains.Domain.Calendars;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>A version was drafted, or drafted anew.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Amends">The version that it amends; 0 for none.</param>
/// <param name="From">Its first business day.</param>
/// <param name="Until">Its last business day; null is no end.</param>
/// <param name="AllowAdjustment">Whether it may reach into closed periods.</param>
/// <param name="Terms">What it says, its currency filled in.</param>
[GenerateSerializer, Immutable]
public sealed record AgreementDrafted(
    [property: Id(0)] int Number,
    [property: Id(1)] int Amends,
    [property: Id(2)] BusinessDay From,
    [property: Id(3)] BusinessDay? Until,
    [property: Id(4)] bool AllowAdjustment,
    [property: Id(5)] AgreementTerms Terms) : AgreementFact;
