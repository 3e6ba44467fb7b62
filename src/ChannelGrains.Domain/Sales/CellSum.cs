namespace ChannelGrains.Domain.Sales;

/// <summary>A sum of cells that cannot overflow.</summary>
internal struct CellSum
{
    public long Transactions;
    public long Primaries;
    public Int128 Gross;
    public Int128 Returns;
    public Int128 Units;
    public Int128 Cost;
    public Int128 NetWithKnownCost;

    public void Add(in Cell cell)
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

    /// <summary>Takes as much as a cell holds out of the sum; a sum is taken whole by repeating this until a cell is zero.</summary>
    public Cell TakeCell(int key) => new()
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
        UnitsThousandths = checked((long)Units),
        Transactions = transactions,
        Cost = new(Cost),
        NetWithKnownCost = new(NetWithKnownCost),
    };

    private static long Take(ref Int128 rest)
    {
        long taken = (long)Int128.Clamp(rest, -long.MaxValue, long.MaxValue);
        rest -= taken;
        return taken;
    }

    private static long Take(ref long rest, long most)
    {
        long taken = Math.Clamp(rest, -most, most);
        rest -= taken;
        return taken;
    }
}
