using System.Numerics;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Commissions;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Settlement;

/// <summary>
/// Makes a statement. Steps: 1. the month's own commission; 2. of each earlier month what is more or less now than was stated; 3. both are rounded once, and the lines
/// take their shares; 4. what disputes granted and what was carried come beside it, in minor units; 5. what is not above 0, or below the minimum payout, is
/// carried, and of the rest the tax is withheld; 6. it is due when nothing of it is held any more.
/// </summary>
public static class StatementMaking
{
    private static readonly PaymentTerms NoTerms = new() { Rounding = Rounding.HalfAway };

    /// <summary>The statement of a month, and what is stated of each month from then on. Refused: FIGURE_TOO_LARGE.</summary>
    public static Outcome<(Statement Statement, IReadOnlyList<StatedMonth> Stated)> Make(SettlementBook book, StatementBasis basis, int month)
    {
        // 1
        var own = basis.Commission.Of(month);
        var lines = own.Lines.Select(line => OwnLine(line, month)).ToList();
        if (!own.CapReduction.IsZero)
            lines.Add(new() { Kind = StatementLineKind.Cap, Month = month, Days = DaysOf(month), Exact = own.CapReduction });

        // 2
        var adjustments = ClosedMonths.Changed(book, basis, month - 1);
        lines.AddRange(adjustments.Where(change => !change.Difference.IsZero).Select(change => change.ToLine(book.LastClosedAt)));
        var stated = adjustments.Select(change => new StatedMonth(change.Month, change.Now, change.Figures)).Append(new(month, own.Amount, basis.FiguresOf(month))).ToList();

        // 3
        var (version, terms) = basis.TermsOf(month) ?? (0, NoTerms);
        Currencies.TryGetMinorUnits(basis.CurrencyCode, out var places);
        var corrected = adjustments.Aggregate(Fraction.Zero, (sum, change) => sum + change.Difference);
        var commission = StatementRounding.Round(own.Amount + corrected, places, terms.Rounding);
        var shares = StatementRounding.Split([.. lines.Select(line => line.Exact)], commission, places);
        if (IsTooLarge(commission) || shares.Any(IsTooLarge))
            return TooLarge(month);
        for (var i = 0; i < shares.Length; i++)
            lines[i] = lines[i] with { Share = (long)shares[i] };

        // 4
        lines.AddRange(book.Granted.Select(granted => new StatementLine
        {
            Kind = StatementLineKind.Dispute,
            Month = granted.Month,
            Days = DaysOf(granted.Month),
            Exact = InUnits(granted.Amount, places),
            Share = granted.Amount,
            Reasons = [granted.Reason],
            After = granted.ResolvedAt,
            Dispute = granted.Number,
        }));
        var disputed = book.Granted.Aggregate(BigInteger.Zero, (sum, granted) => sum + granted.Amount);
        if (book.Carried != 0)
            lines.Add(new() { Kind = StatementLineKind.Carried, Month = book.LastMonth!.Value, Days = DaysOf(book.LastMonth.Value), Exact = InUnits(book.Carried, places), Share = book.Carried });
        var total = commission + disputed + book.Carried;
        if (IsTooLarge(disputed) || IsTooLarge(total))
            return TooLarge(month);

        // 5
        var isCarried = total.Sign <= 0 || Fraction.Of(total) < MinimumOf(terms, places);

        // 6
        var held = isCarried ? [] : HeldParts.Of(basis, month, lines, places);
        var statement = new Statement
        {
            Month = month,
            CurrencyCode = basis.CurrencyCode,
            Version = version,
            Lines = lines,
            ExactCommission = own.Amount,
            ExactAdjustments = corrected,
            Commission = (long)commission,
            Disputed = (long)disputed,
            CarriedIn = book.Carried,
            Tax = isCarried ? 0 : (long)StatementRounding.Withhold(total, terms.Withholding, terms.Rounding),
            CarriedOut = isCarried ? (long)total : 0,
            CarriedSince = isCarried && !total.IsZero ? book.CarriedSince ?? month : null,
            MinimumPayout = terms.MinimumPayout,
            Rounding = terms.Rounding,
            Withholding = terms.Withholding,
            DueOn = held.Count > 0 ? held[^1].Until : BusinessDay.LastOfMonth(month),
            Held = held,
        };
        return (statement, stated);
    }

    internal static DaySpan DaysOf(int month) => new(BusinessDay.FirstOfMonth(month), BusinessDay.LastOfMonth(month));

    private static StatementLine OwnLine(CommissionLine line, int month) => new()
    {
        Kind = line.Bracket is null ? StatementLineKind.Category : StatementLineKind.Bracket,
        Month = month,
        Version = line.Version,
        Days = line.Days,
        Bracket = line.Bracket,
        Category = line.Category,
        Base = line.Base,
        Rate = line.Rate,
        FlatFee = line.FlatFee,
        Factor = line.Factor,
        Exact = line.Amount,
    };

    private static Fraction MinimumOf(PaymentTerms terms, int places) => Fraction.Of(terms.MinimumPayout) * Fraction.Of(BigInteger.Pow(10, places));

    private static Fraction InUnits(BigInteger minor, int places) => Fraction.Of(minor, BigInteger.Pow(10, places));

    private static bool IsTooLarge(BigInteger minor) => BigInteger.Abs(minor) > SettlementLimits.LargestMinor;

    private static Refusal TooLarge(int month) => Refusal.OutOfRange(
        "FIGURE_TOO_LARGE", $"An amount of the statement of {Period.OfMonth(month).Id} has more than {SettlementLimits.LargestMinor} minor units: void the transactions that are wrong.", "period");
}
