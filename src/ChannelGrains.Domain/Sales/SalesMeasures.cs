using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Sales;

/// <summary>Sales measures of some business days, of one category or of all.</summary>
[GenerateSerializer, Immutable]
public readonly record struct SalesMeasures
{
    /// <summary>Sum of SALE amounts without tax.</summary>
    [Id(0)]
    public Amount Gross { get; init; }

    /// <summary>Sum of RETURN amounts, positive.</summary>
    [Id(1)]
    public Amount Returns { get; init; }

    /// <summary>Units sold less units returned, in thousandths.</summary>
    [Id(2)]
    public Int128 UnitsThousandths { get; init; }

    /// <summary>Sales and returns counted, less those voided; of a category, those with a line in it.</summary>
    [Id(3)]
    public long Transactions { get; init; }

    /// <summary>Cost of what was sold less what was returned, where it is known.</summary>
    [Id(4)]
    public Amount Cost { get; init; }

    /// <summary>The part of net whose cost is known.</summary>
    [Id(5)]
    public Amount NetWithKnownCost { get; init; }

    /// <summary>False where something was sold or returned, and no cost of any of it was told.</summary>
    public bool IsCostKnown => Cost != default || NetWithKnownCost != default || (Transactions == 0 && Gross == default && Returns == default);

    public Amount Net => Gross - Returns;

    public Amount Margin => NetWithKnownCost - Cost;
}
