using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using Orleans;

namespace ChannelGrains.Domain.Targets;

/// <summary>A period's part of a year's target, and its own parts.</summary>
/// <param name="Period">The period; a week of ISO 8601 may reach beyond the year.</param>
/// <param name="FirstDay">Its first day in the year.</param>
/// <param name="LastDay">Its last day in the year.</param>
/// <param name="Target">Its part.</param>
/// <param name="IsKept">Whether it was over when the version was set, so that it kept what it had before.</param>
/// <param name="Parts">They add up to it; none where nothing nests in it.</param>
[GenerateSerializer, Immutable]
public sealed record TargetPart(
    [property: Id(0)] Period Period,
    [property: Id(1)] BusinessDay FirstDay,
    [property: Id(2)] BusinessDay LastDay,
    [property: Id(3)] Amount Target,
    [property: Id(4)] bool IsKept,
    [property: Id(5)] IReadOnlyList<TargetPart> Parts);
