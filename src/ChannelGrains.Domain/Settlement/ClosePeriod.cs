using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Settlement;

/// <summary>Closes a month.</summary>
/// <param name="Month">In months since 1970-01.</param>
[GenerateSerializer, Immutable]
public sealed record ClosePeriod([property: Id(0)] int Month)
{
    /// <summary>
    /// The month is closed. Refused, in this order: PERIOD_ORDER where another month comes first, PERIOD_OPEN before the grace days have gone by, PARTNER_STATE where
    /// the partner was never ACTIVE or SUSPENDED in it and there is nothing to settle, FIGURE_TOO_LARGE. A month that is closed already is for the caller to see before.
    /// </summary>
    /// <param name="book">The statements as they are.</param>
    /// <param name="life">The partner as it is.</param>
    /// <param name="basis">What a statement is made of.</param>
    /// <param name="graceDays">The programme's.</param>
    /// <param name="today">The partner's business day now.</param>
    public Outcome<PeriodClosed> Decide(SettlementBook book, PartnerLife life, StatementBasis basis, int graceDays, BusinessDay today)
    {
        if ((CheckOrder(book, life, basis) ?? CheckOpen(graceDays, today)) is { } refusal)
            return refusal;
        var made = StatementMaking.Make(book, basis, Month);
        if (made.IsRefused)
            return made.Refusal;
        var (statement, stated) = made.Value;
        if (!MaySellIn(life, Month) && statement.Lines.Count == 0)
            return Refusal.FailedPrecondition("PARTNER_STATE",
                $"Partner {life.PartnerId} was neither ACTIVE nor SUSPENDED on any day of {statement.Period.Id}, and there is nothing to settle: it needs no statement.");
        return new PeriodClosed(statement, stated, graceDays) { Entries = Ledger.Close(statement), PostedOn = today };
    }

    /// <summary>The month that is to be closed next; null where any may be the first.</summary>
    public static int? NextOf(SettlementBook book, PartnerLife life, StatementBasis basis) => book.LastMonth is { } last ? last + 1 : FirstOf(life, basis);

    /// <summary>The first business day on which a month can be closed.</summary>
    public static BusinessDay ClosesOn(int month, int graceDays) => BusinessDay.LastOfMonth(month).AddDays(graceDays + 1);

    private Refusal? CheckOrder(SettlementBook book, PartnerLife life, StatementBasis basis)
    {
        if (NextOf(book, life, basis) is not { } next || Month == next)
            return null;
        // Months in which a partner could not sell may be left out.
        if (Month > next && !Enumerable.Range(next, Month - next).Any(month => MaySellIn(life, month)))
            return null;
        var id = Period.OfMonth(next).Id;
        return new Refusal(
            RefusalKind.FailedPrecondition, "PERIOD_ORDER",
            Month > next
                ? $"{Period.OfMonth(Month).Id} comes behind {id}, which is not closed: close months in their order, {id} next."
                : $"{Period.OfMonth(Month).Id} lies before {id}, with which the partner's statements go on: what falls on it is an adjustment of the next statement.",
            "period", new Dictionary<string, string> { ["open_period"] = id });
    }

    private Refusal? CheckOpen(int graceDays, BusinessDay today)
    {
        var closesOn = ClosesOn(Month, graceDays);
        return today >= closesOn
            ? null
            : new Refusal(
                RefusalKind.FailedPrecondition, "PERIOD_OPEN",
                $"{Period.OfMonth(Month).Id} is open: it can be closed from {closesOn} on, {graceDays} grace days after its end in the partner's time zone, where it is {today}.",
                "period", new Dictionary<string, string> { ["closes_on"] = closesOn.ToString() });
    }

    // Before the first day with a price nothing is earned, before the first active one nothing is sold.
    private static int? FirstOf(PartnerLife life, StatementBasis basis)
    {
        var active = life.ActiveFrom?.Month;
        return basis.FirstPriced is { } priced ? Math.Max(priced.Month, active ?? int.MinValue) : active ?? basis.Commission.FirstMonth;
    }

    private static bool MaySellIn(PartnerLife life, int month)
    {
        var (first, last) = (BusinessDay.FirstOfMonth(month), BusinessDay.LastOfMonth(month));
        return life.MaySell(first) || life.States.Any(state => state.From > first && state.From <= last && life.MaySell(state.From));
    }
}
