using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Grains.Surveys;

/// <summary>A survey was answered.</summary>
/// <param name="AnsweredOn">The business day that it counts on.</param>
[GenerateSerializer, Immutable]
public sealed record AnsweredReading([property: Id(0)] BusinessDay AnsweredOn);
