using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Commissions;

/// <summary>A partner's sales by business day, read by month when they are asked for. Not for several threads at once.</summary>
public sealed class CommissionSales
{
    private readonly Dictionary<int, IReadOnlyList<CommissionCell>> _read = [];
    private readonly Dictionary<(BusinessDay First, BusinessDay Last), CellSum> _summed = [];
    private readonly Func<int, IReadOnlyList<CommissionCell>> _cellsOf;
    private readonly SalesBook? _book;

    private CommissionSales(int? firstMonth, Func<int, IReadOnlyList<CommissionCell>> cellsOf, SalesBook? book = null)
    {
        FirstMonth = firstMonth;
        _cellsOf = cellsOf;
        _book = book;
    }

    /// <summary>The first month that ever had sales, in months since 1970-01; null for none.</summary>
    public int? FirstMonth { get; }

    /// <summary>Of a book, with more beside it. Nothing else may change the book while it is read.</summary>
    public static CommissionSales Of(SalesBook book, params IReadOnlyList<CommissionCell> more)
    {
        if (more.Count == 0)
            return new(FirstOf(book), month => [.. book.ByDay(month).Select(CellOf)], book);
        var others = more.ToLookup(cell => cell.Day.Month);
        var months = book.Months.Concat(others.Select(month => month.Key)).ToArray();
        return new(months.Length == 0 ? null : months.Min(), month => [.. book.ByDay(month).Select(CellOf), .. others[month]]);
    }

    /// <summary>Of a book, each month with the sales of the same month a year before, with more beside them. Days that the month does not have count on its last one.</summary>
    public static CommissionSales OfYearBefore(SalesBook book, params IReadOnlyList<CommissionCell> more)
    {
        const int year = 12;
        var before = Of(book);
        var others = more.ToLookup(cell => cell.Day.Month);
        var months = others.Select(month => month.Key).Concat(before.FirstMonth is { } first ? [first + year] : []).ToArray();
        return new(months.Length == 0 ? null : months.Min(), month => [.. before.Of(month - year).Select(cell => cell with { Day = SameDay(cell.Day, month) }), .. others[month]]);
    }

    /// <summary>Of cells, in any order and in any parts.</summary>
    public static CommissionSales Of(IEnumerable<CommissionCell> cells)
    {
        var months = cells.ToLookup(cell => cell.Day.Month);
        return new(months.Count == 0 ? null : months.Min(month => month.Key), month => [.. months[month]]);
    }

    /// <summary>The cells of a run of months, both ends included.</summary>
    public IReadOnlyList<CommissionCell> Of(int firstMonth, int lastMonth)
    {
        if (firstMonth == lastMonth)
            return Of(firstMonth);
        var found = new List<CommissionCell>();
        for (var month = firstMonth; month <= lastMonth; month++)
            found.AddRange(Of(month));
        return found;
    }

    /// <summary>The sales of a run of business days, both ends included, of all categories together: cells are not made for it.</summary>
    public CellSum Sum(BusinessDay first, BusinessDay last)
    {
        CellSum sum = default;
        for (var month = first.Month; month <= last.Month; month++)
            sum.Add(SumOf(month, BusinessDay.Max(first, BusinessDay.FirstOfMonth(month)), BusinessDay.Min(last, BusinessDay.LastOfMonth(month))));
        return sum;
    }

    private CellSum SumOf(int month, BusinessDay first, BusinessDay last)
    {
        if (_summed.TryGetValue((first, last), out var sum))
            return sum;
        if (_book is not null)
            sum = _book.OfDays(first, last);
        else
            foreach (var cell in Of(month))
                if (cell.Day >= first && cell.Day <= last)
                    sum.Add(cell.Sales);
        _summed.Add((first, last), sum);
        return sum;
    }

    private IReadOnlyList<CommissionCell> Of(int month)
    {
        if (!_read.TryGetValue(month, out var cells))
            _read.Add(month, cells = _cellsOf(month));
        return cells;
    }

    private static int? FirstOf(SalesBook book)
    {
        foreach (var month in book.Months)
            return month;
        return null;
    }

    private static CommissionCell CellOf((BusinessDay Day, string Category, CellSum Sales) cell) => new(cell.Day, cell.Category, cell.Sales);

    private static BusinessDay SameDay(BusinessDay day, int month)
    {
        var (first, last) = (BusinessDay.FirstOfMonth(month), BusinessDay.LastOfMonth(month));
        return first.AddDays(Math.Min(day.DayOfMonth, last.DayOfMonth) - 1);
    }
}
