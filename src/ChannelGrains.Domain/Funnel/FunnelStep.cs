using ChannelGrains.Domain.Partners;
using Orleans;

namespace ChannelGrains.Domain.Funnel;

/// <summary>One step of a funnel.</summary>
/// <param name="State">The state that it leads to.</param>
/// <param name="Reached">Partners that reached it.</param>
/// <param name="There">Of these, those that are there still; an ACTIVE one may be SUSPENDED.</param>
/// <param name="Lost">Of these, those that were terminated from there.</param>
/// <param name="WentOn">Of these, those that reached the next step.</param>
/// <param name="MedianDays">Days from this step to the next: the median of those that went on, of two in the middle the lower; null when none did.</param>
[GenerateSerializer, Immutable]
public sealed record FunnelStep(
    [property: Id(0)] LifecycleState State,
    [property: Id(1)] int Reached,
    [property: Id(2)] int There,
    [property: Id(3)] int Lost,
    [property: Id(4)] int WentOn,
    [property: Id(5)] int? MedianDays);
