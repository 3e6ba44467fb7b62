namespace ChannelGrains.Domain.Sales;

/// <summary>Sales of any number of days, regions and categories. Amounts in micros, units in thousandths; it cannot overflow: 2^87 lines of
/// <see cref="LineEffect.MaxMicros"/> would.</summary>
[GenerateSerializer, Immutable]
public struct CellSum : IEquatable<CellSum>
{
    /// <summary>Transactions with a line in the category: they do not add up over categories.</summary>
    [Id(0)]
    public long Transactions;

    /// <summary>Transactions whose first line is in the category: they add up to all transactions.</summary>
    [Id(1)]
    public long Primaries;

    [Id(2)]
    public Int128 Gross;

    [Id(3)]
    public Int128 Returns;

    [Id(4)]
    public Int128 Units;

    [Id(5)]
    public Int128 Cost;

    [Id(6)]
    public Int128 NetWithKnownCost;

    public readonly Int128 Net => Gross - Returns;

    public readonly bool IsZero => (Transactions | Primaries) == 0 && (Gross | Returns | Units | Cost | NetWithKnownCost) == 0;

    internal void Add(in Cell cell)
    {
        Transactions += cell.Transactions;
        Primaries += cell.Primaries;
        Gross += cell.Gross;
        Returns += cell.Returns;
        Units += cell.Units;
        Cost += cell.Cost;
        NetWithKnownCost += cell.NetWithKnownCost;
    }

    public void Add(in CellSum other)
    {
        Transactions += other.Transactions;
        Primaries += other.Primaries;
        Gross += other.Gross;
        Returns += other.Returns;
        Units += other.Units;
        Cost += other.Cost;
        NetWithKnownCost += other.NetWithKnownCost;
    }

    public void Subtract(in CellSum other)
    {
        Transactions -= other.Transactions;
        Primaries -= other.Primaries;
        Gross -= other.Gross;
        Returns -= other.Returns;
        Units -= other.Units;
        Cost -= other.Cost;
        NetWithKnownCost -= other.NetWithKnownCost;
    }

    /// <summary>Takes as much as a cell holds out of the sum; a sum is taken whole by repeating this until a cell is zero.</summary>
    internal Cell TakeCell(int key) => new()
    {
        Key = key,
        Transactions = (int)Take(ref Transactions, int.MaxValue),
        Primaries = (int)Take(ref Primaries, int.MaxValue),
        Gross = Take(ref Gross),
        Returns = Take(ref Returns),
        Units = Take(ref Units),
        Cost = Take(ref Cost),
        NetWithKnownCost = Take(ref NetWithKnownCost),
    };

    public readonly SalesMeasures ToMeasures(long transactions) => new()
    {
        Gross = new(Gross),
        Returns = new(Returns),
        UnitsThousandths = Units,
        Transactions = transactions,
        Cost = new(Cost),
        NetWithKnownCost = new(NetWithKnownCost),
    };

    public readonly bool Equals(CellSum other) =>
        (Transactions, Primaries, Gross, Returns) == (other.Transactions, other.Primaries, other.Gross, other.Returns)
        && (Units, Cost, NetWithKnownCost) == (other.Units, other.Cost, other.NetWithKnownCost);

    public override readonly bool Equals(object? obj) => obj is CellSum other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Transactions, Primaries, Gross, Returns);

    private static long Take(ref Int128 rest)
    {
        var taken = (long)Int128.Clamp(rest, -long.MaxValue, long.MaxValue);
        rest -= taken;
        return taken;
    }

    private static long Take(ref long rest, long most)
    {
        var taken = Math.Clamp(rest, -most, most);
        rest -= taken;
        return taken;
    }
}
