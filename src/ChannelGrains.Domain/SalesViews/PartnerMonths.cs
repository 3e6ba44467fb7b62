using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.SalesViews;

/// <summary>What one partner tells the views of its months.</summary>
public static class PartnerMonths
{
    /// <summary>The view of a month, in months since 1970-01.</summary>
    public static ViewId View(int month) => new(RowSpaces.ViewMonths, month);

    /// <summary>The cells of a month as its view is to show them.</summary>
    public static ViewCells Read(int month, long version, SalesBook book, PartnerLife life) => MonthCells.Read(month, version, book, life);

    /// <summary>Enters what the fact of the cells' version did to the sales.</summary>
    /// <param name="cells">The partner's cells.</param>
    /// <param name="changes">What the fact did.</param>
    /// <param name="book">The partner's book, which holds it already and nothing later.</param>
    /// <param name="life">The partner.</param>
    public static void Record(PartnerCells cells, SalesChanges changes, SalesBook book, PartnerLife life)
    {
        MonthCells? month = null;
        (var first, var last) = (0, -1);
        foreach (ref readonly var change in changes.All)
        {
            if (change.Day < first || change.Day > last)
            {
                var of = new BusinessDay(change.Day).Month;
                (first, last) = (BusinessDay.FirstOfMonth(of).DaysSinceEpoch, BusinessDay.LastOfMonth(of).DaysSinceEpoch);
                month = (MonthCells?)cells.Find(View(of));
                if (month is null)
                    cells.Add(month = MonthCells.Read(of, cells.Version, book, life));
                month.ChangedVersion = cells.Version;
            }
            // A month that was just read from the book holds the change already.
            if (month!.ReadVersion != cells.Version)
                month.Add(change, book, life);
        }
    }
}
