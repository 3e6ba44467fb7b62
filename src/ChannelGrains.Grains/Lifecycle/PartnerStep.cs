using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Grains.Lifecycle;

/// <summary>A step in a partner's life, as its record says it.</summary>
/// <param name="State">The state that it led to.</param>
/// <param name="From">First business day of that; null is since ever.</param>
/// <param name="Principal">Who had it taken.</param>
/// <param name="AtMicros">When that was, microseconds since 1970-01-01 UTC.</param>
/// <param name="Reason">The evidence or reason that was given.</param>
/// <param name="Evidence">What was found besides.</param>
/// <param name="Version">Version of the record.</param>
[GenerateSerializer, Immutable]
public sealed record PartnerStep(
    [property: Id(0)] LifecycleState State,
    [property: Id(1)] BusinessDay? From,
    [property: Id(2)] string Principal,
    [property: Id(3)] long AtMicros,
    [property: Id(4)] string Reason,
    [property: Id(5)] IReadOnlyList<StepEvidence> Evidence,
    [property: Id(6)] long Version);
