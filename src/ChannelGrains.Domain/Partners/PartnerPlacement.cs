namespace ChannelGrains.Domain.Partners;

/// <summary>The particulars that change from a business day on: sales of a day are counted under those of that day.</summary>
[GenerateSerializer, Immutable]
public sealed record PartnerPlacement(
    [property: Id(0)] ChannelType ChannelType,
    [property: Id(1)] string Region,
    [property: Id(2)] string TimeZone);
