using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Partners;

/// <summary>A partner's state changed.</summary>
/// <param name="State">The new state.</param>
/// <param name="From">Its first business day.</param>
/// <param name="Reason">Why, or the evidence that was given, for people.</param>
[GenerateSerializer, Immutable]
public sealed record PartnerStateChanged(
    [property: Id(0)] LifecycleState State,
    [property: Id(1)] BusinessDay From,
    [property: Id(2)] string Reason) : PartnerFact
{
    /// <summary>What else it was decided on.</summary>
    [Id(3)]
    public IReadOnlyList<StepEvidence> Evidence { get; init; } = [];
}
