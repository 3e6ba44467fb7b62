using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Programmes;

/// <summary>A change of the programme.</summary>
/// <param name="Values">The new values; only those that the mask names are read.</param>
/// <param name="Mask">display_name, currency_code, time_zone, fiscal_year_start_month, week_scheme, grace_days.</param>
/// <param name="Etag">The etag that the caller read, or null or empty to change whatever is there.</param>
[GenerateSerializer, Immutable]
public sealed record UpdateProgramme(
    [property: Id(0)] Programme Values,
    [property: Id(1)] IReadOnlyList<string> Mask,
    [property: Id(2)] string? Etag)
{
    /// <summary>
    /// The programme as it would be, its version that of the record to be. Refused, in this order: MASK_EMPTY, MASK_PATH_UNKNOWN,
    /// ETAG_MISMATCH, then per value TEXT_TOO_LONG, TEXT_INVALID, CURRENCY_UNKNOWN, CURRENCY_FIXED, TIME_ZONE_UNKNOWN,
    /// FISCAL_YEAR_START_MONTH, WEEK_SCHEME, GRACE_DAYS, CALENDAR_FIXED.
    /// </summary>
    /// <param name="current">The programme as it is.</param>
    /// <param name="hasAmounts">Whether a partner or a report of a market exists, which fixes the currency.</param>
    /// <param name="version">The record's version.</param>
    public Outcome<Programme> Decide(Programme current, bool hasAmounts, long version)
    {
        var refusal = UpdateMask.Check(Mask,
                "display_name", "currency_code", "time_zone", "fiscal_year_start_month", "week_scheme", "grace_days")
            ?? Etags.Check(Etag, current.Version, "The programme");
        if (refusal is not null)
            return refusal;

        var next = current with
        {
            DisplayName = Mask.Contains("display_name") ? Values.DisplayName : current.DisplayName,
            CurrencyCode = Mask.Contains("currency_code") ? Values.CurrencyCode : current.CurrencyCode,
            TimeZone = Mask.Contains("time_zone") ? Values.TimeZone : current.TimeZone,
            FiscalYearStartMonth = Mask.Contains("fiscal_year_start_month") ? Values.FiscalYearStartMonth : current.FiscalYearStartMonth,
            WeekScheme = Mask.Contains("week_scheme") ? Values.WeekScheme : current.WeekScheme,
            GraceDays = Mask.Contains("grace_days") ? Values.GraceDays : current.GraceDays,
            Version = version,
        };
        return Check(next, current, hasAmounts) is { } invalid ? invalid : next;
    }

    private static Refusal? Check(Programme next, Programme current, bool hasAmounts)
    {
        if (Texts.Check(next.DisplayName, Programme.MaxDisplayNameBytes, "programme.display_name") is { } text)
            return text;
        if (!Currencies.IsKnown(next.CurrencyCode))
            return Refusal.InvalidArgument("CURRENCY_UNKNOWN",
                $"'{next.CurrencyCode}' is no active ISO 4217 code: use one such as CNY.", "programme.currency_code");
        if (hasAmounts && next.CurrencyCode != current.CurrencyCode)
            return Refusal.FailedPrecondition("CURRENCY_FIXED",
                $"The currency is {current.CurrencyCode} for good, because partners or reported amounts exist: leave it out of the mask.",
                "programme.currency_code");
        if (!ZoneCalendar.TryCreate(next.TimeZone, out _))
            return Refusal.InvalidArgument("TIME_ZONE_UNKNOWN",
                $"'{next.TimeZone}' is no IANA time zone: use one such as Asia/Shanghai.", "programme.time_zone");
        if (next.FiscalYearStartMonth is < 1 or > 12)
            return Refusal.InvalidArgument("FISCAL_YEAR_START_MONTH",
                $"Month {next.FiscalYearStartMonth} does not exist: use 1 to 12.", "programme.fiscal_year_start_month");
        if (next.WeekScheme is not (WeekScheme.MonthQuarters or WeekScheme.Iso))
            return Refusal.InvalidArgument("WEEK_SCHEME", "Weeks must be cut by MONTH_QUARTERS or ISO.", "programme.week_scheme");
        if (next.GraceDays is < 0 or > Programme.MaxGraceDays)
            return Refusal.InvalidArgument("GRACE_DAYS", $"grace_days must be 0 to {Programme.MaxGraceDays}.", "programme.grace_days");
        return current.IsCalendarFixed && next.Calendar != current.Calendar
            ? Refusal.FailedPrecondition("CALENDAR_FIXED",
                $"The fiscal year starts in month {current.FiscalYearStartMonth} and weeks are {Name(current.WeekScheme)} for good, because targets are split by them: leave both out of the mask.",
                next.WeekScheme == current.WeekScheme ? "programme.fiscal_year_start_month" : "programme.week_scheme")
            : null;
    }

    private static string Name(WeekScheme scheme) => scheme == WeekScheme.Iso ? "ISO" : "MONTH_QUARTERS";
}
