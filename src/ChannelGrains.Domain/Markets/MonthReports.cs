namespace ChannelGrains.Domain.Markets;

/// <summary>What was reported of a market in one month.</summary>
/// <param name="Size">Its size; null when that was not reported.</param>
/// <param name="Competitors">Its competitors, by name, ordinal: the unnamed ones first.</param>
[GenerateSerializer, Immutable]
public sealed record MonthReports([property: Id(0)] ReportedSize? Size, [property: Id(1)] IReadOnlyList<CompetitorSales> Competitors)
{
    public static readonly MonthReports None = new(null, []);

    public bool IsEmpty => Size is null && Competitors.Count == 0;
}
