using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Partners;

/// <summary>A state and the first business day on which it holds.</summary>
[GenerateSerializer, Immutable]
public readonly record struct StateFrom([property: Id(0)] BusinessDay From, [property: Id(1)] LifecycleState State);
