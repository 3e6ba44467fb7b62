using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using Orleans;

namespace ChannelGrains.Domain.Targets;

/// <summary>A target was set or changed.</summary>
/// <param name="Scope">Of whom.</param>
/// <param name="FirstMonth">The first month of the year, in months since 1970-01.</param>
/// <param name="WeekScheme">How the programme cuts weeks, which is fixed.</param>
/// <param name="CurrencyCode">The currency of its amounts.</param>
/// <param name="Amount">The year's target.</param>
/// <param name="Weights">The weights of all months.</param>
/// <param name="Months">The months' parts: stated, so that no later code splits them otherwise.</param>
/// <param name="ClosedMonths">How many months, the first ones, were over and kept what they had.</param>
/// <param name="Origin">The allocation that it comes from; null when it was set by itself.</param>
/// <param name="Number">Which version of the year's target, from 1.</param>
/// <param name="ProgrammeVersion">Version of the programme that it was decided under.</param>
[GenerateSerializer, Immutable]
public sealed record TargetSet(
    TargetScope Scope,
    int FirstMonth,
    [property: Id(0)] WeekScheme WeekScheme,
    [property: Id(1)] string CurrencyCode,
    [property: Id(2)] Amount Amount,
    [property: Id(3)] TargetWeights Weights,
    [property: Id(4)] ImmutableArray<Amount> Months,
    [property: Id(5)] int ClosedMonths,
    [property: Id(6)] TargetOrigin? Origin,
    [property: Id(7)] int Number,
    [property: Id(8)] long ProgrammeVersion) : TargetFact(Scope, FirstMonth);
