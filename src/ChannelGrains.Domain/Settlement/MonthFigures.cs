using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Settlement;

/// <summary>What a month sold when it was stated last: what has changed since says why its commission has.</summary>
/// <param name="Gross">In micros.</param>
/// <param name="Returns">In micros.</param>
/// <param name="Transactions">Those that were not voided.</param>
[GenerateSerializer, Immutable]
public readonly record struct MonthFigures([property: Id(0)] Int128 Gross, [property: Id(1)] Int128 Returns, [property: Id(2)] long Transactions)
{
    public static MonthFigures Of(SalesMeasures sales) => new(sales.Gross.Micros, sales.Returns.Micros, sales.Transactions);

    /// <summary>Why the figures are others than before.</summary>
    public IEnumerable<AdjustmentReason> Since(MonthFigures before)
    {
        if (Returns > before.Returns)
            yield return AdjustmentReason.Return;
        if (Gross < before.Gross || Returns < before.Returns)
            yield return AdjustmentReason.Void;
        if (Gross > before.Gross)
            yield return AdjustmentReason.LateFact;
    }
}
