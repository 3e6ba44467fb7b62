using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Markets;

/// <summary>What every report of a market must be like.</summary>
internal static class ReportRules
{
    private const int MaxSourceBytes = 200;

    // Leaves room for 600 months of every market there can be within 64 bits of units.
    private static readonly Amount MaxAmount = Amount.FromUnits(1_000_000_000_000_000);

    /// <summary>Null when all is well, else PERIOD, AMOUNT, SOURCE_EMPTY, TEXT_TOO_LONG, TEXT_INVALID or MONTHS_FULL, in this order.</summary>
    public static Refusal? Check(Period period, Amount amount, string amountField, string source, MarketReports reports)
    {
        if (period.Kind != PeriodKind.Month)
        {
            return Refusal.InvalidArgument("PERIOD",
                $"'{period.Id}' is no month: reports are for months, as 2026-01, and longer periods are the sums of their months.", "period");
        }
        if (amount < Amount.Zero || amount > MaxAmount)
            return Refusal.InvalidArgument("AMOUNT", $"{amountField} must be 0 to {MaxAmount}.", amountField);
        if (source.Length == 0)
            return Refusal.InvalidArgument("SOURCE_EMPTY", "source is empty: say where the figure comes from.", "source");
        if (Texts.Check(source, MaxSourceBytes, "source") is { } text)
            return text;
        return reports.HasRoomFor(period.FirstDay.Month)
            ? null
            : Refusal.ResourceExhausted("MONTHS_FULL", $"The market has reports for {MarketReports.MaxMonths} months and takes no other month.");
    }
}
