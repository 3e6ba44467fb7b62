namespace ChannelGrains.Domain.Sales;

/// <summary>What one line of a SALE or RETURN counts. All values are positive or 0: the kind carries the sign.</summary>
public struct LineEffect
{
    /// <summary>Largest amount, cost or quantity of a line: 10^9 units.</summary>
    public const long MaxMicros = 1_000_000_000_000_000, MaxThousandths = 1_000_000_000_000;

    /// <summary>Index in the book's <see cref="SalesBook.Categories"/>.</summary>
    public int Category;

    /// <summary>0 to <see cref="MaxThousandths"/>.</summary>
    public long QuantityThousandths;

    /// <summary>Without tax, 0 to <see cref="MaxMicros"/>.</summary>
    public long AmountMicros;

    /// <summary>0 to <see cref="MaxMicros"/>; not read when <see cref="CostKnown"/> is false.</summary>
    public long CostMicros;

    public bool CostKnown;
}
