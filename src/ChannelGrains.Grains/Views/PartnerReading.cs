using ChannelGrains.Domain.Views;

namespace ChannelGrains.Grains.Views;

/// <summary>What a month's view shows of one partner.</summary>
/// <param name="Version">The version of the partner's journal that it shows; 0 when the partner never told it anything.</param>
/// <param name="Cells">Its cells that are not zero.</param>
[GenerateSerializer, Immutable]
public sealed record PartnerReading([property: Id(0)] long Version, [property: Id(1)] IReadOnlyList<ViewCell> Cells);
