namespace ChannelGrains.Domain.Risk;

/// <summary>A page of the board.</summary>
/// <param name="Partners">By <see cref="RiskPlace"/>.</param>
/// <param name="IsLast">Whether none comes behind them.</param>
/// <param name="TotalSize">Those that the filter means, on all pages.</param>
/// <param name="Counts">Of all that are where the filter means, by level, type and region.</param>
[GenerateSerializer, Immutable]
public sealed record RiskPage(
    [property: Id(0)] IReadOnlyList<RiskListed> Partners, [property: Id(1)] bool IsLast, [property: Id(2)] int TotalSize, [property: Id(3)] IReadOnlyList<RiskCount> Counts);
