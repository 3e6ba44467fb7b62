using System.Globalization;

namespace ChannelGrains.Domain.Calendars;

/// <summary>A local calendar date, as days since 1970-01-01 (negative before). The default is 1970-01-01.</summary>
/// <param name="DaysSinceEpoch">
/// Any number for comparing and counting; a date that can be written or taken apart lies in years 1 to 9999, anything else
/// throws <see cref="ArgumentOutOfRangeException"/> there.
/// </param>
[GenerateSerializer, Immutable]
public readonly record struct BusinessDay([property: Id(0)] int DaysSinceEpoch) : IComparable<BusinessDay>
{
    /// <summary>Years that ids and days from outside may name; leaves room for the periods before and after them.</summary>
    public const int MinYear = 1900, MaxYear = 9998;

    private const int EpochDayNumber = 719_162; // of DateOnly
    private const long MicrosPerDay = 86_400_000_000;

    /// <summary>The first and the last day that a period from outside can name: what lies beyond them counts nowhere.</summary>
    public static readonly BusinessDay First = Of(MinYear, 1, 1), Last = Of(MaxYear, 12, 31);

    /// <summary>Earlier than every date: the start of what holds since ever. It has no text.</summary>
    public static readonly BusinessDay SinceEver = new(int.MinValue);

    private DateOnly Date => DateOnly.FromDayNumber(DaysSinceEpoch + EpochDayNumber);

    /// <summary>Whether it lies between <see cref="First"/> and <see cref="Last"/>.</summary>
    public bool IsInAPeriod => this >= First && this <= Last;

    public int Year => Date.Year;

    /// <summary>1 to 12.</summary>
    public int MonthOfYear => Date.Month;

    /// <summary>1 to 31.</summary>
    public int DayOfMonth => Date.Day;

    /// <summary>The month, in months since 1970-01; see <see cref="FirstOfMonth"/>.</summary>
    public int Month
    {
        get
        {
            var date = Date;
            return (date.Year - 1970) * 12 + date.Month - 1;
        }
    }

    /// <summary>First day of a month that is given in months since 1970-01.</summary>
    public static BusinessDay FirstOfMonth(int month)
    {
        var monthOfYear = (month % 12 + 12) % 12;
        return Of(1970 + (month - monthOfYear) / 12, monthOfYear + 1, 1);
    }

    /// <summary>The date of an instant in UTC.</summary>
    /// <param name="unixMicros">Microseconds since 1970-01-01 UTC.</param>
    public static BusinessDay InUtc(long unixMicros)
    {
        var day = unixMicros / MicrosPerDay;
        return new((int)(unixMicros % MicrosPerDay < 0 ? day - 1 : day));
    }

    /// <summary>Last day of a month that is given in months since 1970-01.</summary>
    public static BusinessDay LastOfMonth(int month)
    {
        var first = FirstOfMonth(month);
        return first.AddDays(DateTime.DaysInMonth(first.Year, first.MonthOfYear) - 1);
    }

    public static BusinessDay Of(int year, int month, int day) => new(new DateOnly(year, month, day).DayNumber - EpochDayNumber);

    /// <summary>Reads exactly <c>yyyy-mm-dd</c>, years <see cref="MinYear"/> to <see cref="MaxYear"/>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out BusinessDay day)
    {
        var read = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= MinYear and <= MaxYear;
        day = read ? new(date.DayNumber - EpochDayNumber) : default;
        return read;
    }

    /// <summary>As <see cref="TryParse"/>, for text that is known to be one.</summary>
    public static BusinessDay Parse(ReadOnlySpan<char> text) => TryParse(text, out var day)
        ? day
        : throw new FormatException($"'{text}' is no business day: write yyyy-mm-dd.");

    public BusinessDay AddDays(int days) => new(checked(DaysSinceEpoch + days));

    public int CompareTo(BusinessDay other) => DaysSinceEpoch.CompareTo(other.DaysSinceEpoch);

    public static BusinessDay Max(BusinessDay left, BusinessDay right) => left > right ? left : right;

    public static BusinessDay Min(BusinessDay left, BusinessDay right) => left < right ? left : right;

    public static bool operator <(BusinessDay left, BusinessDay right) => left.DaysSinceEpoch < right.DaysSinceEpoch;

    public static bool operator >(BusinessDay left, BusinessDay right) => left.DaysSinceEpoch > right.DaysSinceEpoch;

    public static bool operator <=(BusinessDay left, BusinessDay right) => left.DaysSinceEpoch <= right.DaysSinceEpoch;

    public static bool operator >=(BusinessDay left, BusinessDay right) => left.DaysSinceEpoch >= right.DaysSinceEpoch;

    /// <summary>Days from <paramref name="right"/> to <paramref name="left"/>.</summary>
    public static int operator -(BusinessDay left, BusinessDay right) => checked(left.DaysSinceEpoch - right.DaysSinceEpoch);

    /// <summary><c>yyyy-mm-dd</c></summary>
    public override string ToString() => this == SinceEver
        ? "since ever"
        : Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
