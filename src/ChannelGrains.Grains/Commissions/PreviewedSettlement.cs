using ChannelGrains.Domain.Commissions;

namespace ChannelGrains.Grains.Commissions;

/// <summary>A preview.</summary>
/// <param name="Months">From the first one.</param>
/// <param name="CurrencyCode">The partner's.</param>
/// <param name="Version">Version of the partner's journal that it shows.</param>
[GenerateSerializer, Immutable]
public sealed record PreviewedSettlement([property: Id(0)] IReadOnlyList<PreviewedMonth> Months, [property: Id(1)] string CurrencyCode, [property: Id(2)] long Version);
