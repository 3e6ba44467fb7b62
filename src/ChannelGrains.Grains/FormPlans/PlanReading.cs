using ChannelGrains.Domain.FormPlans;

namespace ChannelGrains.Grains.FormPlans;

/// <summary>A plan that was put.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="JournalVersion">Version of the plans' journal that has it or a later change.</param>
[GenerateSerializer, Immutable]
public sealed record PlanReading([property: Id(0)] Plan Plan, [property: Id(1)] long JournalVersion);
