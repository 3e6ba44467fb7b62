using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Grains.Views;

/// <summary>A cell in which a view and the journals do not agree.</summary>
/// <param name="Part">The part of the feed.</param>
/// <param name="View">The key of its view.</param>
/// <param name="PartnerId">The partner.</param>
/// <param name="Version">Version of the partner's journal at which they were compared.</param>
/// <param name="CurrencyCode">The partner's currency.</param>
/// <param name="Cell">What differs.</param>
[GenerateSerializer, Immutable]
public sealed record ViewDifference(
    [property: Id(0)] string Part,
    [property: Id(1)] string View,
    [property: Id(2)] string PartnerId,
    [property: Id(3)] long Version,
    [property: Id(4)] string CurrencyCode,
    [property: Id(5)] CellDifference Cell);
