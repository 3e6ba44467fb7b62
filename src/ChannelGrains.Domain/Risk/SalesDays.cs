using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Risk;

/// <summary>What of a partner's sales book its risk is told from: the days of some weeks, and sums of the last <see cref="SumDays"/> days.</summary>
public sealed record SalesDays
{
    /// <summary>Days of <see cref="Recent"/>: what the longest look back needs.</summary>
    public const int RecentDays = 35 * 7;

    /// <summary>Days of the sums by category, region and cost.</summary>
    public const int SumDays = 13 * 7;

    /// <summary>The partner's business day; what was sold on it is not all known yet.</summary>
    public required BusinessDay Today { get; init; }

    /// <summary>The first day on which anything counts; null for none.</summary>
    public required BusinessDay? FirstSale { get; init; }

    /// <summary>The last days up to today.</summary>
    public required DayRun Recent { get; init; }

    /// <summary>Gross sales of each category of <see cref="SumDays"/>, in micros.</summary>
    public IReadOnlyDictionary<string, Int128> Categories { get; init; } = new Dictionary<string, Int128>();

    /// <summary>Net sales of each region of <see cref="SumDays"/>, in micros.</summary>
    public IReadOnlyDictionary<string, Int128> Regions { get; init; } = new Dictionary<string, Int128>();

    /// <summary>Cost of <see cref="SumDays"/>, where it is known, in micros.</summary>
    public Int128 Cost { get; init; }

    /// <summary>The part of net of <see cref="SumDays"/> whose cost is known, in micros.</summary>
    public Int128 NetWithKnownCost { get; init; }

    /// <summary>The last complete day.</summary>
    public BusinessDay Yesterday => Today.AddDays(-1);

    /// <summary>Reads a book: one pass over a few of its months.</summary>
    public static SalesDays Of(SalesBook book, BusinessDay today)
    {
        var categories = new Int128[book.Categories.Count];
        var regions = new Int128[book.Regions.Count];
        var (first, sumsFrom) = (today.AddDays(1 - RecentDays), today.AddDays(1 - SumDays));
        var days = new DaySales[RecentDays];
        CellSum total = default;
        var scan = book.ScanDays(first.DaysSinceEpoch, today.DaysSinceEpoch);
        while (scan.Next(out var day, out var cell))
        {
            days[day - first.DaysSinceEpoch] += new DaySales(cell.Gross, cell.Returns, cell.Primaries);
            if (day < sumsFrom.DaysSinceEpoch)
                continue;
            total.Add(cell);
            categories[cell.Category] += cell.Gross;
            regions[cell.Region] += (Int128)cell.Gross - cell.Returns;
        }
        return new SalesDays
        {
            Today = today,
            FirstSale = book.FirstDay,
            Recent = new DayRun(first, days),
            Categories = Named(categories, book.Categories),
            Regions = Named(regions, book.Regions),
            Cost = total.Cost,
            NetWithKnownCost = total.NetWithKnownCost,
        };
    }

    // A name that nothing sold under is not among them.
    private static Dictionary<string, Int128> Named(Int128[] sums, NameTable names) =>
        sums.Index().Where(sum => sum.Item != 0).ToDictionary(sum => names.GetName(sum.Index), sum => sum.Item, StringComparer.Ordinal);
}
