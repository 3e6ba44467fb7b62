namespace ChannelGrains.Fleet.Patterns;

/// <summary>What follows a month's end, by day of the next month.</summary>
internal static class MonthEnd
{
    /// <summary>Days that a programme waits before a month is closed, unless told otherwise: the latest of the nightly feeds is in.</summary>
    private const int GraceDays = 5;

    /// <summary>The office closes the month and approves its statements.</summary>
    public const int CloseDay = GraceDays + 1;

    /// <summary>Days that a dealer's commission is held.</summary>
    public const int HoldDays = 10;

    /// <summary>The office pays what is approved and due.</summary>
    public const int PayDay = HoldDays + 1;

    /// <summary>The bank tells what it has booked; what it rejected is mended.</summary>
    public const int BookedDay = PayDay + 1;

    /// <summary>News of sales that were paid: one is returned, one is voided, and one was forgotten.</summary>
    public const int NewsDay = BookedDay + 1;

    /// <summary>The office pays what was mended.</summary>
    public const int SecondPayDay = 18;

    public const int SecondBookedDay = SecondPayDay + 1;

    /// <summary>The last days of a month: of those are the sales that there will be news of. Enough that one is a working day.</summary>
    public const int LastDays = 3;

    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    public static DateOnly MonthBefore(DateOnly day) => MonthOf(day).AddMonths(-1);

    /// <summary>The last close day that is not behind a day.</summary>
    public static DateOnly LastClose(DateOnly day)
    {
        var close = MonthOf(day).AddDays(CloseDay - 1);
        return close <= day ? close : MonthOf(day).AddMonths(-1).AddDays(CloseDay - 1);
    }

    /// <summary>The day on which the month after the first one of a story is closed: its statements adjust the first ones.</summary>
    public static DateOnly SecondClose(DateOnly firstDay) => MonthOf(firstDay).AddMonths(2).AddDays(CloseDay - 1);

    public static bool IsLastDay(DateOnly day) => day.AddDays(LastDays).Month != day.Month;
}
