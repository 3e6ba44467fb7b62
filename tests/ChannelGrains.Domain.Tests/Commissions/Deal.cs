using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Commissions;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Tests.Commissions;

/// <summary>Schedules, versions and sales in few words. Amounts are whole units unless they are texts.</summary>
internal static class Deal
{
    public static readonly BusinessDay Monday = BusinessDay.Of(2026, 6, 1);

    /// <summary>June 2026.</summary>
    public static readonly DaySpan June = new(Monday, BusinessDay.Of(2026, 6, 30));

    /// <summary>Brackets as <c>1000:0.03 5000:0.05+20 -:0.08</c>: upper bound, rate, flat fee.</summary>
    public static CommissionSchedule Schedule(string brackets, BracketMode mode = BracketMode.Graduated) => new()
    {
        Base = CommissionBase.NetSales,
        Mode = mode,
        Period = CommissionPeriod.Month,
        Brackets = [.. brackets.Split(' ').Select(Bracket)],
    };

    public static CommissionSchedule With(this CommissionSchedule schedule, params (string Category, string Rate)[] own) =>
        schedule with { CategoryRates = [.. own.Select(one => new CategoryRate(one.Category, RateOf(one.Rate)))] };

    public static CommissionSchedule Levels(this CommissionSchedule schedule, params (string Attainment, string Factor)[] levels) =>
        schedule with { Levels = [.. levels.Select(level => new PayoutLevel(RateOf(level.Attainment), RateOf(level.Factor)))] };

    /// <summary>A version that is in force from a day of June on, up to the day before the next one's.</summary>
    public static PricedDays From(this CommissionSchedule schedule, int day, int version = 1, int? until = null) =>
        new(version, new(Day(day), until is { } last ? Day(last) : null), true, schedule);

    public static BusinessDay Day(int dayOfJune) => Monday.AddDays(dayOfJune - 1);

    public static CommissionCell Sold(int dayOfJune, string amount, string category = "all") => Sold(Day(dayOfJune), AmountOf(amount), category);

    public static CommissionCell Sold(BusinessDay day, Amount amount, string category = "all") => new(day, category, new CellSum { Gross = amount.Micros, Transactions = 1, Primaries = 1 });

    public static CommissionCell Returned(int dayOfJune, string amount, string category = "all") => Returned(Day(dayOfJune), AmountOf(amount), category);

    public static CommissionCell Returned(BusinessDay day, Amount amount, string category = "all") => new(day, category, new CellSum { Returns = amount.Micros, Transactions = 1, Primaries = 1 });

    public static CommissionInput Input(IReadOnlyList<PricedDays> versions, params CommissionCell[] cells) => new() { Days = June, Versions = versions, Cells = cells };

    public static CommissionResult Of(CommissionSchedule schedule, params CommissionCell[] cells) => Commission.Compute(Input([schedule.From(1)], cells));

    public static CommissionResult Of(IReadOnlyList<PricedDays> versions, params CommissionCell[] cells) => Commission.Compute(Input(versions, cells));

    public static Amount AmountOf(string text) => Amount.TryParse(text, out var amount) ? amount : throw new FormatException(text);

    public static Rate RateOf(string text) => Rate.TryParse(text, out var rate) ? rate : throw new FormatException(text);

    private static CommissionBracket Bracket(string text)
    {
        var parts = text.Split(':', '+');
        return new(parts[0] == "-" ? null : AmountOf(parts[0]), RateOf(parts[1]), parts.Length > 2 ? AmountOf(parts[2]) : Amount.Zero);
    }
}
