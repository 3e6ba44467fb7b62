using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Markets;

/// <summary>What every report of a market must be like. Refused, in this order: PERIOD where it is none, AMOUNT or CURRENCY_NOT_PROGRAMMES as
/// <see cref="StatedAmount"/> says, PERIOD where it is no month, AMOUNT out of bounds, SOURCE_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, MONTHS_FULL.</summary>
internal static class ReportRules
{
    private const int MaxSourceBytes = 200;

    // Leaves room for 600 months of every market there can be within 64 bits of units.
    private static readonly Amount MaxAmount = Amount.FromUnits(1_000_000_000_000_000);

    /// <summary>The month, in months since 1970-01, and the amount.</summary>
    public static Outcome<(int Month, Amount Amount)> Read(
        string periodId, StatedAmount? stated, string amountField, string source, MarketReports reports, Programme programme)
    {
        if (!Period.TryParse(periodId, programme.Calendar, out var period, out var error))
            return Refusal.InvalidArgument("PERIOD", error, "period");
        var amount = StatedAmount.Read(stated, programme.CurrencyCode, amountField);
        if (amount.IsRefused)
            return amount.Refusal;
        if (period.Kind != PeriodKind.Month)
            return Refusal.InvalidArgument("PERIOD",
                $"'{period.Id}' is no month: reports are for months, as 2026-01, and longer periods are the sums of their months.", "period");
        if (amount.Value < Amount.Zero || amount.Value > MaxAmount)
            return Refusal.InvalidArgument("AMOUNT", $"{amountField} must be 0 to {MaxAmount}.", amountField);
        if (source.Length == 0)
            return Refusal.InvalidArgument("SOURCE_EMPTY", "source is empty: say where the figure comes from.", "source");
        if (Texts.Check(source, MaxSourceBytes, "source") is { } text)
            return text;
        var month = period.FirstDay.Month;
        return reports.HasRoomFor(month)
            ? (month, amount.Value)
            : Refusal.ResourceExhausted("MONTHS_FULL", $"The market has reports for {MarketReports.MaxMonths} months and takes no other month.");
    }
}
