using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Grains.Lifecycle;

/// <summary>Which partners to list.</summary>
/// <param name="State">Their state; any when not said.</param>
/// <param name="ChannelType">How they sell; any when not said.</param>
/// <param name="Region">Their region or one above it; the empty path is above all.</param>
/// <param name="PageSize">Partners looked at, of which those are listed; 0 for the default.</param>
/// <param name="After">The id that the page before ended with; empty for the first page.</param>
[GenerateSerializer, Immutable]
public sealed record ListPartners(
    [property: Id(0)] LifecycleState State,
    [property: Id(1)] ChannelType ChannelType,
    [property: Id(2)] string Region,
    [property: Id(3)] int PageSize,
    [property: Id(4)] string After);
