using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Partners;

/// <summary>A partner's state changed.</summary>
/// <param name="State">SUSPENDED, ACTIVE or TERMINATED.</param>
/// <param name="From">Its first business day.</param>
/// <param name="Reason">Why, for people.</param>
[GenerateSerializer, Immutable]
public sealed record PartnerStateChanged(
    [property: Id(0)] LifecycleState State,
    [property: Id(1)] BusinessDay From,
    [property: Id(2)] string Reason) : PartnerFact;
