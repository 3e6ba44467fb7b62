using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Campaigns.Backtest;

/// <summary>A part of the data that is replayed in one way.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Partners">Its partners.</param>
/// <param name="Days">The days on which risk is told.</param>
/// <param name="SpanOf">The first day of the span that ends the day before.</param>
/// <param name="Horizon">Steps within which a collapse must follow a signal.</param>
internal sealed record BacktestPart(string Name, IReadOnlyCollection<PartnerHistory> Partners, IReadOnlyList<BusinessDay> Days, Func<BusinessDay, BusinessDay> SpanOf, int Horizon)
{
    private const int SpanDays = 28, HorizonDays = 91, HorizonMonths = 3;

    /// <summary>Told on the first of each month, of the month before.</summary>
    public static BacktestPart ByMonth(string name, IReadOnlyCollection<PartnerHistory> partners)
    {
        var months = partners.SelectMany(partner => partner.Months.Keys).ToHashSet();
        var days = Enumerable.Range(months.Min() + 1, months.Max() - months.Min() + 1).Select(BusinessDay.FirstOfMonth);
        return new BacktestPart(name, partners, [.. days], day => BusinessDay.FirstOfMonth(day.AddDays(-1).Month), HorizonMonths);
    }

    /// <summary>Told each day, of the last four weeks.</summary>
    public static BacktestPart ByDay(string name, IReadOnlyCollection<PartnerHistory> partners)
    {
        var known = partners.SelectMany(partner => partner.Days.Keys).ToHashSet();
        var days = Enumerable.Range(known.Min() + 1, known.Max() - known.Min() + 1).Select(day => new BusinessDay(day));
        return new BacktestPart(name, partners, [.. days], day => day.AddDays(-SpanDays), HorizonDays);
    }
}
