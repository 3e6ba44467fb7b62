using ChannelGrains.Domain.Commissions;

namespace ChannelGrains.Grains.Commissions;

/// <summary>A month's commission with what it was computed from.</summary>
/// <param name="Commission">The commission.</param>
/// <param name="Cells">Sales of its cycles up to the end of the month, by day, then by category: a page of them.</param>
/// <param name="Last">Where the page ends; empty on the last one.</param>
/// <param name="CurrencyCode">The partner's.</param>
/// <param name="Version">Version of the partner's journal that it shows.</param>
[GenerateSerializer, Immutable]
public sealed record ExplainedCommission(
    [property: Id(0)] MonthCommission Commission, [property: Id(1)] IReadOnlyList<CommissionCell> Cells, [property: Id(2)] string Last, [property: Id(3)] string CurrencyCode,
    [property: Id(4)] long Version);
