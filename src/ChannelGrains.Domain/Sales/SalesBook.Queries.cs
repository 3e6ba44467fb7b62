using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Sales;

public sealed partial class SalesBook
{
    /// <summary>The months in which anything was ever counted, in order, in months since 1970-01.</summary>
    public IEnumerable<int> Months => _months.Select(month => month.Month);

    /// <summary>The first business day on which a transaction counts; null for none.</summary>
    public BusinessDay? FirstDay
    {
        get
        {
            foreach (var month in Months)
            {
                Dictionary<int, long> transactions = []; // what is hot may take back what is packed
                var scan = ScanMonth(month);
                while (scan.Next(out var day, out var cell))
                    transactions[day] = transactions.GetValueOrDefault(day) + cell.Primaries;
                if (transactions.Where(sum => sum.Value > 0).Select(sum => (int?)sum.Key).Min() is { } first)
                    return new BusinessDay(first);
            }
            return null;
        }
    }

    /// <summary>The sales of an interval of business days, both ends included.</summary>
    public SalesSummary Summarise(int firstDay, int lastDay)
    {
        var byCategory = new CellSum[Categories.Count];
        var scan = new CellScan(_months, firstDay, lastDay);
        while (scan.Next(out _, out var cell))
            byCategory[cell.Category].Add(cell);

        CellSum total = default;
        List<CategoryMeasures> categories = [];
        for (var i = 0; i < byCategory.Length; i++)
        {
            total.Add(byCategory[i]);
            if (byCategory[i].Transactions > 0)
                categories.Add(new(Categories.GetName(i), byCategory[i].ToMeasures(byCategory[i].Transactions)));
        }
        categories.Sort(static (left, right) => string.CompareOrdinal(left.Category, right.Category));
        return new(total.ToMeasures(total.Primaries), categories, CountNewCustomers(firstDay, lastDay));
    }

    /// <summary>The sales of a month, of all regions and categories together.</summary>
    public CellSum OfMonth(int month) => OfDays(BusinessDay.FirstOfMonth(month), BusinessDay.LastOfMonth(month));

    /// <summary>The sales of an interval of business days, both ends included, of all regions and categories together.</summary>
    public CellSum OfDays(BusinessDay first, BusinessDay last)
    {
        CellSum sum = default;
        var scan = new CellScan(_months, first.DaysSinceEpoch, last.DaysSinceEpoch);
        while (scan.Next(out _, out var cell))
            sum.Add(cell);
        return sum;
    }

    /// <summary>Net sales of an interval of business days, both ends included; null when no transaction counts in it.</summary>
    public Amount? Net(int firstDay, int lastDay) => NetAndCount(firstDay, lastDay) is (var net, > 0) ? net : null;

    /// <summary>Net sales of an interval of business days, both ends included, and the transactions that count in it.</summary>
    public (Amount Net, long Transactions) NetAndCount(int firstDay, int lastDay)
    {
        Int128 net = 0;
        long transactions = 0;
        var scan = new CellScan(_months, firstDay, lastDay);
        while (scan.Next(out _, out var cell))
        {
            net += (Int128)cell.Gross - cell.Returns;
            transactions += cell.Primaries;
        }
        return (new(net), transactions);
    }

    /// <summary>
    /// The sums of one measure by step, in the measure's unit: micros, thousandths or counts, see <see cref="SalesMeasureText"/>.
    /// </summary>
    /// <param name="measure">Which.</param>
    /// <param name="steps">In order and without holes, as <see cref="Period.TryCover"/> makes them.</param>
    /// <param name="category">Index in <see cref="Categories"/>, null for all, -1 for one that never sold: all zeros. There are no new
    /// customers of a category: <see cref="ArgumentException"/>.</param>
    /// <returns>A value for each step; null for a cost that is not known, see <see cref="SalesMeasures.IsCostKnown"/>.</returns>
    public Int128?[] Series(SalesMeasure measure, IReadOnlyList<Period> steps, int? category = null)
    {
        var sums = Sums(measure, steps, category);
        return measure != SalesMeasure.Cost
            ? [.. sums]
            : [.. sums.Select((cost, i) => cost == 0 && !IsCostKnown(steps[i], category) ? (Int128?)null : cost)];
    }

    private Int128[] Sums(SalesMeasure measure, IReadOnlyList<Period> steps, int? category)
    {
        var sums = new Int128[steps.Count];
        if (measure == SalesMeasure.NewCustomers && category is not null)
            throw new ArgumentException("New customers are not counted by category: refuse the query.", nameof(category));
        if (sums.Length == 0)
            return sums;

        int[] firstDays = [.. steps.Select(step => step.FirstDay.DaysSinceEpoch)];
        var lastDay = steps[^1].LastDay.DaysSinceEpoch;
        if (measure == SalesMeasure.NewCustomers)
        {
            CountNewCustomers(firstDays, lastDay, sums);
            return sums;
        }
        var scan = new CellScan(_months, firstDays[0], lastDay);
        while (scan.Next(out var day, out var cell))
        {
            if (category is not null && category != cell.Category)
                continue;
            sums[StepOf(firstDays, day)] += ValueOf(measure, cell, category is null);
        }
        return sums;
    }

    /// <summary>Net sales by category and region of one month, for pairs in which a transaction counts; by region, then category.</summary>
    public IReadOnlyList<MarketCell> MarketCells(int month)
    {
        SortedDictionary<(int Region, int Category), CellSum> sums = [];
        var scan = ScanMonth(month);
        while (scan.Next(out _, out var cell))
        {
            var sum = sums.GetValueOrDefault((cell.Region, cell.Category));
            sum.Add(cell);
            sums[(cell.Region, cell.Category)] = sum;
        }
        return [.. sums.Where(s => s.Value.Transactions > 0)
            .Select(s => new MarketCell(s.Key.Category, s.Key.Region, new(s.Value.Gross - s.Value.Returns)))];
    }

    /// <summary>One pair of <see cref="MarketCells"/>; false, and a net of 0, where no transaction counts.</summary>
    public bool TryGetMarketCell(int month, int category, int region, out MarketCell found)
    {
        CellSum sum = default;
        var scan = ScanMonth(month);
        while (scan.Next(out _, out var cell))
            if (cell.Category == category && cell.Region == region)
                sum.Add(cell);
        found = new(category, region, new(sum.Gross - sum.Returns));
        return sum.Transactions > 0;
    }

    /// <summary>The sales of each business day of a month by category, in no order; a day's category may come in parts.</summary>
    public IReadOnlyList<(BusinessDay Day, string Category, CellSum Sales)> ByDay(int month)
    {
        var cells = new List<(BusinessDay Day, string Category, CellSum Sales)>();
        var scan = ScanMonth(month);
        while (scan.Next(out var day, out var cell))
        {
            CellSum sum = default;
            sum.Add(cell);
            cells.Add((new(day), Categories.GetName(cell.Category), sum));
        }
        return cells;
    }

    private bool IsCostKnown(Period period, int? category)
    {
        CellSum sum = default;
        var scan = new CellScan(_months, period.FirstDay.DaysSinceEpoch, period.LastDay.DaysSinceEpoch);
        while (scan.Next(out _, out var cell))
            if (category is null || category == cell.Category)
                sum.Add(cell);
        var measures = new SalesMeasures
        {
            Gross = new(sum.Gross),
            Returns = new(sum.Returns),
            Transactions = sum.Transactions,
            Cost = new(sum.Cost),
            NetWithKnownCost = new(sum.NetWithKnownCost),
        };
        return measures.IsCostKnown;
    }

    private static int StepOf(int[] firstDays, int day)
    {
        var found = Array.BinarySearch(firstDays, day);
        return found >= 0 ? found : ~found - 1;
    }

    internal CellScan ScanDays(int firstDay, int lastDay) => new(_months, firstDay, lastDay);

    internal CellScan ScanMonth(int month) => new(
        _months, BusinessDay.FirstOfMonth(month).DaysSinceEpoch, BusinessDay.LastOfMonth(month).DaysSinceEpoch);

    private static Int128 ValueOf(SalesMeasure measure, in Cell cell, bool allCategories) => measure switch
    {
        SalesMeasure.Gross => cell.Gross,
        SalesMeasure.Returns => cell.Returns,
        SalesMeasure.Net => (Int128)cell.Gross - cell.Returns,
        SalesMeasure.Units => cell.Units,
        SalesMeasure.Transactions => allCategories ? cell.Primaries : cell.Transactions,
        SalesMeasure.Cost => cell.Cost,
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No measure that adds up over days."),
    };
}
