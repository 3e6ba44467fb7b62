using System.Globalization;

namespace ChannelGrains.Fleet.Ledgers;

/// <summary>A period by the id that the server reads, and its days.</summary>
internal readonly record struct Period(string Id, DateOnly First, DateOnly Last)
{
    /// <summary>True for months, quarters and years: those have distinct customers.</summary>
    public bool IsOfMonths => First.Day == 1 && Last.AddDays(1).Day == 1 && Last > First.AddDays(7);

    public static Period Day(DateOnly day) => new(Text("{0:yyyy-MM-dd}", day), day, day);

    /// <summary>Of the default scheme: days 1-7, 8-14, 15-21, 22-end of a month.</summary>
    public static Period Week(DateOnly day)
    {
        var week = Math.Min(4, ((day.Day - 1) / 7) + 1);
        var first = StartOfMonth(day).AddDays((week - 1) * 7);
        return new(Text("{0:yyyy-MM}-W{1}", day, week), first, week == 4 ? Month(day).Last : first.AddDays(6));
    }

    public static Period Month(DateOnly day) => new(Text("{0:yyyy-MM}", day), StartOfMonth(day), StartOfMonth(day).AddMonths(1).AddDays(-1));

    public static Period Quarter(DateOnly day)
    {
        var quarter = ((day.Month - 1) / 3) + 1;
        var first = new DateOnly(day.Year, (quarter * 3) - 2, 1);
        return new(Text("{0:yyyy}-Q{1}", day, quarter), first, first.AddMonths(3).AddDays(-1));
    }

    public static Period Year(DateOnly day) => new(Text("{0:yyyy}", day), new DateOnly(day.Year, 1, 1), new DateOnly(day.Year, 12, 31));

    /// <summary>A day and all periods around it.</summary>
    public static IEnumerable<Period> Around(DateOnly day) => [Day(day), Week(day), Month(day), Quarter(day), Year(day)];

    private static DateOnly StartOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    private static string Text(string format, params object[] values) => string.Format(CultureInfo.InvariantCulture, format, values);
}
