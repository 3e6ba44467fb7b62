using System.Numerics;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Settlement;

/// <summary>What a partner has earned, in parts that do not overlap: before tax, in minor units, exact ones in the currency's unit.</summary>
/// <param name="Accrued">Exact: commission that no statement says yet, and what the next one grants by disputes.</param>
/// <param name="Held">Closed, and within the hold days of its business days.</param>
/// <param name="Available">Closed and held no more, or carried; a debt is below 0.</param>
/// <param name="Disputed">Of disputed statements.</param>
/// <param name="Blocked">Held no more, and blocked.</param>
/// <param name="Paying">A payment is under way.</param>
/// <param name="Paid">Paid.</param>
/// <param name="Rounded">Exact: what rounding has added to the statements.</param>
/// <param name="Lifetime">Exact: commission of all facts, and what disputes granted.</param>
[GenerateSerializer, Immutable]
public sealed record BalanceParts(
    [property: Id(0)] Fraction Accrued, [property: Id(1)] long Held, [property: Id(2)] long Available, [property: Id(3)] long Disputed, [property: Id(4)] long Blocked,
    [property: Id(5)] long Paying, [property: Id(6)] long Paid, [property: Id(7)] Fraction Rounded, [property: Id(8)] Fraction Lifetime)
{
    /// <param name="book">The statements.</param>
    /// <param name="earned">Commission of all facts, exact, in the currency's unit.</param>
    /// <param name="today">The partner's business day.</param>
    /// <param name="heldOf">What of a statement that is not due is held today.</param>
    /// <param name="isBlocked">Whether something blocks a statement.</param>
    /// <param name="currencyCode">ISO 4217.</param>
    public static BalanceParts Of(
        SettlementBook book, Fraction earned, BusinessDay today, Func<ClosedStatement, long> heldOf, Func<ClosedStatement, bool> isBlocked, string currencyCode)
    {
        long held = 0, due = 0, blocked = 0, disputed = 0, paying = 0, paid = 0;
        foreach (var statement in book.Statements)
            switch (statement.State)
            {
                case StatementState.Closed or StatementState.Approved or StatementState.Failed:
                    var waiting = statement.IsDue(today) ? 0 : heldOf(statement);
                    held += waiting;
                    if (isBlocked(statement))
                        blocked += statement.Total - waiting;
                    else
                        due += statement.Total - waiting;
                    break;
                case StatementState.Disputed:
                    disputed += statement.Total;
                    break;
                case StatementState.Paying:
                    paying += statement.Total;
                    break;
                case StatementState.Paid:
                    paid += statement.Total;
                    break;
            }
        var granted = InUnits(book.Granted.Sum(adjustment => adjustment.Amount), currencyCode);
        return new(
            earned - book.ExactStated + granted, held, book.Carried + due, disputed, blocked, paying, paid,
            InUnits(book.Commission, currencyCode) - book.ExactStated, earned + granted + InUnits(book.Disputed, currencyCode));
    }

    private static Fraction InUnits(long minor, string currencyCode)
    {
        Currencies.TryGetMinorUnits(currencyCode, out var places);
        return Fraction.Of(minor, BigInteger.Pow(10, places));
    }
}
