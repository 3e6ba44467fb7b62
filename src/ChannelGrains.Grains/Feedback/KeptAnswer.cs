using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Grains.Feedback;

/// <summary>An answer to a survey was kept.</summary>
/// <param name="AnsweredOn">The business day that it counts on.</param>
/// <param name="Version">Version of the partner's journal that has it.</param>
[GenerateSerializer, Immutable]
public sealed record KeptAnswer([property: Id(0)] BusinessDay AnsweredOn, [property: Id(1)] long Version);
