using ChannelGrains.Domain.Calendars;
using Orleans;

namespace ChannelGrains.Domain.Selling;

/// <summary>A day on which nothing is sold though its weekday is one of selling.</summary>
[GenerateSerializer, Immutable]
public readonly record struct Holiday([property: Id(0)] BusinessDay Day, [property: Id(1)] string Name);
