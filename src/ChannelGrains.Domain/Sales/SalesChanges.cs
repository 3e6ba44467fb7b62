namespace ChannelGrains.Domain.Sales;

/// <summary>What one record of a journal did to a book's cells, line by line. Kept and cleared by whoever records; not for several threads.</summary>
public sealed class SalesChanges
{
    private SalesChange[] _changes = new SalesChange[64];
    private int _count;

    /// <summary>Changes that it has room for.</summary>
    public int Capacity => _changes.Length;

    internal ReadOnlySpan<SalesChange> All => _changes.AsSpan(0, _count);

    public void Clear() => _count = 0;

    internal void Add(int day, int region, TransactionKind kind, ReadOnlySpan<LineEffect> lines, int sign)
    {
        if (_count + lines.Length > _changes.Length)
            Array.Resize(ref _changes, Math.Max(_changes.Length * 2, _count + lines.Length));
        var isSale = kind == TransactionKind.Sale;
        long net = isSale ? sign : -sign;
        for (var i = 0; i < lines.Length; i++)
        {
            ref readonly var line = ref lines[i];
            var cell = new Cell
            {
                Transactions = IsFirstOfItsCategory(lines, i) ? sign : 0,
                Primaries = i == 0 ? sign : 0,
                Gross = isSale ? sign * line.AmountMicros : 0,
                Returns = isSale ? 0 : sign * line.AmountMicros,
                Units = net * line.QuantityThousandths,
                Cost = line.CostKnown ? net * line.CostMicros : 0,
                NetWithKnownCost = line.CostKnown ? net * line.AmountMicros : 0,
            };
            _changes[_count++] = new(day, region, line.Category, cell);
        }
    }

    // Lines are few; a transaction of very many costs their square once.
    private static bool IsFirstOfItsCategory(ReadOnlySpan<LineEffect> lines, int place)
    {
        for (var i = 0; i < place; i++)
            if (lines[i].Category == lines[place].Category)
                return false;
        return true;
    }
}
