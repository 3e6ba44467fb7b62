using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using Orleans;

namespace ChannelGrains.Domain.Targets;

/// <summary>A run of days with a target of its own, within a period that is paced.</summary>
[GenerateSerializer, Immutable]
public readonly record struct PacePart([property: Id(0)] BusinessDay FirstDay, [property: Id(1)] BusinessDay LastDay, [property: Id(2)] Amount Target);
