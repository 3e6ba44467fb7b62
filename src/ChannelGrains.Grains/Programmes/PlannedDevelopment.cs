using ChannelGrains.Domain.Programmes;

namespace ChannelGrains.Grains.Programmes;

/// <summary>How far the channel is to be developed, by period id.</summary>
[GenerateSerializer, Immutable]
public sealed record PlannedDevelopment([property: Id(0)] IReadOnlyList<DevelopmentPlan> Plans);
