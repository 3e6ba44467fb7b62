using Orleans;

namespace ChannelGrains.Domain.Targets;

/// <summary>A partner that did not take its part of an allocation.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="Reason">Why, as the reason of its refusal.</param>
/// <param name="Message">What to do about it.</param>
[GenerateSerializer, Immutable]
public sealed record RefusedPart([property: Id(0)] string PartnerId, [property: Id(1)] string Reason, [property: Id(2)] string Message);
