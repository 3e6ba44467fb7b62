using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Sales;

/// <summary>
/// The live sales of one partner: sums by business day, region and category, customers by month. Days are in days since
/// 1970-01-01, months in months since 1970-01. A month is hot while it changes and small once packed (<see cref="Compact"/>);
/// every answer adds both, so packing changes none. Not for use from several threads. A method that throws leaves the book
/// undefined: drop it and fold again.
/// </summary>
public sealed partial class SalesBook
{
    /// <summary>Names that <see cref="Categories"/> and <see cref="Regions"/> each may hold: those in use by what counts.</summary>
    public const int MaxNames = Cell.MaxNames;

    /// <summary>Lines that one transaction may have.</summary>
    public const int MaxLines = 4_096;

    /// <summary>Cells (day, region, category) of one month from which on <see cref="HasRoom"/> says no.</summary>
    public const int MaxCellsPerMonth = 100_000;

    /// <summary>Customers of one month that are counted exactly; above, the month is estimated.</summary>
    public const int MaxExactCustomers = 10_000;

    private readonly CustomerRegistry _registry = new();
    private SalesMonth[] _months = [];
    private SortedDictionary<int, int>? _unregisteredNew; // new customers by first day, of those beyond the registry

    // The month of the last record, and its days.
    private HotMonth? _hot;
    private int _hotPlace, _hotFirstDay, _hotLastDay = int.MinValue;

    public NameTable Categories { get; } = new(MaxNames);

    public NameTable Regions { get; } = new(MaxNames);

    /// <summary>How often an index of a name was given to another one.</summary>
    public int NameReplacements => Categories.Replacements + Regions.Replacements;

    /// <summary>
    /// The latest business day ever counted, also when that was voided since; that of <see cref="BusinessDay.SinceEver"/> when
    /// there is none.
    /// </summary>
    public int LastDay { get; private set; } = int.MinValue;

    /// <summary>How much was counted since the book was made; no part of what it says, and of no snapshot.</summary>
    public SalesMovement Moved { get; private set; }

    /// <summary>Estimated size in memory without shared names.</summary>
    public long ApproximateBytes
    {
        get
        {
            var bytes = 144 + Categories.ApproximateBytes + Regions.ApproximateBytes + _registry.ApproximateBytes
                + 24 + 24L * _months.Length + 64L * (_unregisteredNew?.Count ?? 0);
            foreach (ref readonly var month in _months.AsSpan())
                bytes += (month.Packed.Length == 0 ? 0 : 31 + month.Packed.Length & ~7) + (month.Hot?.ApproximateBytes ?? 0);
            return bytes;
        }
    }

    /// <summary>The part of <see cref="ApproximateBytes"/> that <see cref="Compact"/> would pack: cheap to ask.</summary>
    public long HotBytes
    {
        get
        {
            long bytes = 0;
            foreach (ref readonly var month in _months.AsSpan())
                bytes += month.Hot?.ApproximateBytes ?? 0;
            return bytes;
        }
    }

    /// <summary>Whether the month of a day may take more sales; a transaction for which it is false is to be quarantined.</summary>
    public bool HasRoom(int day)
    {
        var place = Place(new BusinessDay(day).Month);
        return place < 0 || _months[place].CellCount < MaxCellsPerMonth;
    }

    /// <summary>
    /// Counts one SALE or RETURN, or takes it back exactly. The customer counts when it is a SALE of a positive total amount.
    /// A day that no period can name counts nowhere. Allocates only while the month's tables grow.
    /// </summary>
    /// <param name="day">Its business day.</param>
    /// <param name="region">Index in <see cref="Regions"/>.</param>
    /// <param name="kind">SALE or RETURN: for a void that of the transaction which it takes back.</param>
    /// <param name="lines">1 to <see cref="MaxLines"/>; the transaction counts once, with the first line's category.</param>
    /// <param name="customer">Keyed hash, 0 for none.</param>
    /// <param name="sign">1, or -1 to take back.</param>
    /// <param name="changes">Told what each line did to its cell; null when nobody asks.</param>
    public void Record(int day, int region, TransactionKind kind, ReadOnlySpan<LineEffect> lines, ulong customer, int sign, SalesChanges? changes = null)
    {
        if (kind is not (TransactionKind.Sale or TransactionKind.Return) || sign is not (1 or -1))
            throw new ArgumentException(
                "Only a SALE or RETURN can be counted, with sign 1 or -1; a void takes back the kind of its original.");
        if (lines.Length is 0 or > MaxLines || (uint)region >= (uint)Regions.Count)
            throw new ArgumentException($"A transaction has 1 to {MaxLines} lines and a known region.");
        if (!new BusinessDay(day).IsInAPeriod)
            return;

        var hot = MonthOf(day);
        var total = AddLines(hot.Cells ??= new(), Cell.KeyOf(day - _hotFirstDay + 1, region, 0), kind, lines, sign, out var losses, out var costed, out var nearOverflow);
        Moved = Moved.With(total, losses, costed, isSale: kind == TransactionKind.Sale, isBack: sign < 0, isNamed: customer != 0);
        Regions.Use(region, sign);
        changes?.Add(day, region, kind, lines, sign);
        if (customer != 0 && kind == TransactionKind.Sale && total > 0)
        {
            var customers = hot.Customers ??= _months[_hotPlace].CustomersOf(_registry);
            customers.Add(_registry, _registry.Add(customer), customer, sign);
        }
        if (sign > 0 && day > LastDay)
            LastDay = day;
        if (nearOverflow)
            Compact();
    }

    private long AddLines(HotCells cells, int dayKey, TransactionKind kind, ReadOnlySpan<LineEffect> lines, int sign, out long losses, out long costed, out bool nearOverflow)
    {
        var isSale = kind == TransactionKind.Sale;
        long net = isSale ? sign : -sign; // what a line's amounts do to sums of sales less returns
        var categories = Categories.Count;
        var stamp = cells.NextStamp();
        long total = 0;
        (losses, costed) = (0, 0);
        nearOverflow = false;
        for (var i = 0; i < lines.Length; i++)
        {
            ref readonly var line = ref lines[i];
            if ((uint)line.Category >= (uint)categories || (ulong)line.AmountMicros > LineEffect.MaxMicros
                || (ulong)line.QuantityThousandths > LineEffect.MaxThousandths
                || (line.CostKnown && (ulong)line.CostMicros > LineEffect.MaxMicros))
                throw new ArgumentException(
                    $"Line {i} names no known category or has a value out of range; the decision must quarantine it.");

            Categories.Use(line.Category, sign);
            ref var cell = ref cells.At(dayKey | line.Category);
            if (cell.Stamp != stamp)
            {
                cell.Stamp = stamp;
                cell.Transactions += sign;
            }
            if (i == 0)
                cell.Primaries += sign;
            if (isSale)
                cell.Gross += sign * line.AmountMicros;
            else
                cell.Returns += sign * line.AmountMicros;
            cell.Units += net * line.QuantityThousandths;
            if (line.CostKnown)
            {
                cell.Cost += net * line.CostMicros;
                cell.NetWithKnownCost += net * line.AmountMicros;
                costed += line.AmountMicros;
                losses += Math.Max(0, line.CostMicros - line.AmountMicros);
            }
            nearOverflow |= cell.IsNearOverflow;
            total += line.AmountMicros;
        }
        return total;
    }

    private HotMonth MonthOf(int day)
    {
        if (day < _hotFirstDay || day > _hotLastDay)
            Enter(new BusinessDay(day).Month);
        return _hot!;
    }

    private void Enter(int month)
    {
        var place = Place(month);
        if (place < 0)
        {
            place = ~place;
            var months = new SalesMonth[_months.Length + 1];
            _months.AsSpan(0, place).CopyTo(months);
            months[place] = new(month, []);
            _months.AsSpan(place).CopyTo(months.AsSpan(place + 1));
            _months = months;
        }
        _hot = _months[place].Hot ??= new();
        _hotPlace = place;
        _hotFirstDay = BusinessDay.FirstOfMonth(month).DaysSinceEpoch;
        _hotLastDay = BusinessDay.LastOfMonth(month).DaysSinceEpoch;
    }

    // Place of a month in _months, or the complement of where it would be.
    private int Place(int month)
    {
        int low = 0, high = _months.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            if (_months[middle].Month == month)
                return middle;
            if (_months[middle].Month < month)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return ~low;
    }
}
