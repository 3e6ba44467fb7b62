using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Commissions;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Settlement;
using CsCheck;
using Xunit;
using static ChannelGrains.Domain.Tests.Commissions.Deal;
using static ChannelGrains.Domain.Tests.Settlement.Settling;

namespace ChannelGrains.Domain.Tests.Settlement;

/// <summary>Whatever happens in whatever order, the books agree.</summary>
public sealed class SettlementPropertyTests
{
    private static readonly BusinessDay Start = BusinessDay.Of(2026, 1, 1);

    private static readonly Gen<CommissionSchedule> Schedules = Gen.Select(
        Gen.Enum<BracketMode>().Where(mode => mode != BracketMode.Unspecified), Gen.Enum<CommissionPeriod>().Where(period => period != CommissionPeriod.Unspecified),
        Gen.Int[0, 9].Array[3], Gen.Bool, (mode, period, rates, isCarried) => Schedule($"300:0.0{rates[0]}3 900:0.0{rates[1]}7+2 -:0.1{rates[2]}1", mode).With(("c1", "0.033")) with
        {
            Period = period,
            NegativeBase = isCarried ? NegativeBase.Carry : NegativeBase.Zero,
        });

    private static readonly Gen<PaymentTerms> Terms = Gen.Select(Gen.Int[0, 45], Gen.Int[0, 40], Gen.Int[0, 2], Gen.Bool, (hold, minimum, tax, isEven) => new PaymentTerms
    {
        HoldDays = hold,
        MinimumPayout = Amount.FromUnits(minimum),
        Withholding = RateOf($"0.0{tax * 3}"),
        Rounding = isEven ? Rounding.HalfEven : Rounding.HalfAway,
    });

    private static readonly Gen<(int Kind, int Number, long Amount, CommissionSchedule Schedule)> Steps = Gen.Select(Gen.Int[0, 16], Gen.Int[0, 363], Gen.Long[1, 400_000_000], Schedules);

    [Fact]
    public void Settle_AnyHistory_TheBooksAgree() => Gen.Select(Schedules, Terms, Steps.Array[5, 60]).Sample((schedule, terms, steps) =>
    {
        var partner = new Settling(schedule, terms) { Today = BusinessDay.Of(2026, 2, 10) };
        var granted = 0L;
        foreach (var (kind, number, amount, other) in steps)
        {
            var (before, waiting) = (partner.Closed.Count, partner.Book.Granted.Count);
            var (carried, since) = (partner.Book.Carried, partner.Book.CarriedSince);
            Step(partner, kind, number, new(amount), other);

            granted += partner.Book.Granted.Count > waiting ? partner.Book.Granted[^1].Amount : 0;
            Assert.Equal(granted, partner.Book.Disputed + partner.Book.Granted.Sum(adjustment => adjustment.Amount));
            if (partner.Closed.Count > before)
            {
                // Every month is stated now as it is known now.
                var (last, commission) = (partner.Book.LastMonth!.Value, partner.Basis.Commission);
                Assert.Equal(Enumerable.Range(January, last - January + 1).Aggregate(Fraction.Zero, (sum, month) => sum + commission.Of(month).Amount), partner.Book.ExactStated);
                Assert.Equal(carried, partner.Closed[last].CarriedIn);
                Assert.True(partner.Book.Carried == 0 ? partner.Book.CarriedSince is null : partner.Book.CarriedSince == (since ?? last));
            }
            Assert.Empty(partner.Findings());
            var parts = partner.Balance(isBlocked: kind == 3);
            Assert.Equal(parts.Lifetime, parts.Accrued + Minor(parts.Held + parts.Available + parts.Disputed + parts.Blocked + parts.Paying + parts.Paid) - parts.Rounded);
            var stated = partner.Closed.Values.Aggregate(Fraction.Zero, (sum, statement) => sum + statement.ExactCommission + statement.ExactAdjustments);
            Assert.Equal(partner.Book.ExactStated, stated);
            Assert.Equal(partner.Earned, stated + (parts.Accrued - Minor(partner.Book.Granted.Sum(granted => granted.Amount))));
            foreach (var statement in partner.Closed.Values)
            {
                Assert.Equal((statement.Total, statement.Tax), (partner.Book.Find(statement.Month)!.Total, partner.Book.Find(statement.Month)!.Tax));
                Assert.Equal(statement.Total, statement.Lines.Sum(line => line.Share));
                Assert.Equal(statement.Total, statement.IsCarried ? statement.CarriedOut : statement.Payable + statement.Tax);
            }
            Assert.Equal(0, partner.Book.Balances.Sum);
        }
    }, iter: 400);

    [Fact]
    public void Restore_AnyHistory_GivesTheSameBook() => Gen.Select(Schedules, Terms, Steps.Array[5, 60]).Sample((schedule, terms, steps) =>
    {
        var partner = new Settling(schedule, terms) { Today = BusinessDay.Of(2026, 2, 10) };
        foreach (var (kind, number, amount, other) in steps)
            Step(partner, kind, number, new(amount), other);
        var restored = new SettlementBook();
        restored.Restore(partner.Book.Capture());

        Assert.Equivalent(partner.Book.Capture(), restored.Capture(), strict: true);
    }, iter: 100);

    private static void Step(Settling partner, int kind, int number, Amount amount, CommissionSchedule other)
    {
        // Late facts and early ones; none later than today.
        var day = Start.AddDays(number % (partner.Today - Start + 1));
        var month = January + number % Math.Max(partner.Closed.Count, 1);
        _ = kind switch
        {
            0 or 1 or 2 => Do(() => partner.Add(Sold(day, amount, $"c{number % 3}"))),
            3 or 4 => Do(() => partner.Add(Returned(day, amount, $"c{number % 3}"))),
            5 => Do(() => partner.Void(number)),
            6 => Do(() => partner.Sign(day.ToString(), other)),
            7 or 8 or 9 => Do(() => partner.Today = partner.Today.AddDays(number % 40)),
            10 or 11 => Do(() => partner.TryClose(partner.Book.LastMonth + 1 ?? January)),
            12 => Do(() =>
            {
                partner.Payee = number % 5 == 0 ? "" : number % 7 == 0 ? "bb" : "aa";
                partner.Approve(month);
            }),
            13 => Do(() => partner.Dispute(month, number % 2 == 0 ? [] : [1])),
            14 => Do(() => partner.Resolve(month, 1 + number % 3, number - 180)),
            15 => Do(() => partner.Pay(month, $"e{number}")),
            _ => Do(() => partner.Finish(month, "e", (PaymentOutcome)(1 + number % 3))),
        };

        static bool Do(Action action)
        {
            action();
            return true;
        }
    }

    private static Fraction Minor(long amount) => Fraction.Of(amount, 100);
}
