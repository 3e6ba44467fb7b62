using ChannelGrains.Domain.Risk;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.Tests.Sales;
using CsCheck;
using Xunit;
using static ChannelGrains.Domain.Tests.Risk.Observed;

namespace ChannelGrains.Domain.Tests.Risk;

public sealed class RiskLeewayTests
{
    // A sale, or a return where it is 0: days ago, region, category, customer, amount, cost in percent of it.
    private static readonly Gen<(int Kind, int DaysAgo, int Region, int Category, int Customer, int Amount, int Cost)> Sales =
        Gen.Select(Gen.Int[0, 20], Gen.Int[0, 230], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 12], Gen.Int[1, 1_000], Gen.Int[40, 130]);

    private static readonly Gen<RiskRules> Rules = Gen.Select(Gen.Int[0, 100].Array[20], Gen.Int[0, 100].Array[20], Gen.Int[1, 100].Array[20], Gen.Bool, (weights, starts, widths, isDefault) => isDefault
        ? RiskRules.Default
        : RiskRules.Default with
        {
            Factors = [.. RiskRules.Default.Factors.Select((rule, i) => rule with { Weight = weights[i] / 100m, Start = starts[i] / 100m, Full = (starts[i] + widths[i]) / 100m, Hysteresis = 0.01m, IsHardStop = weights[i] == 100 })],
        });

    [Fact]
    public void Of_AnyBook_WhatIsLetGoByStatesNothing()
    {
        var letGo = 0;
        Gen.Select(Sales.Array[40, 120], Sales.Array[0, 20], Gen.Int[1, 150], Gen.Int[0, 2], Rules).Sample((sold, more, size, taken, rules) =>
        {
            var book = BookTransaction.EmptyBook();
            Record(book, sold, 100);
            var stated = new RiskBook();
            while (RiskStating.Decide(stated, RiskEvaluation.Evaluate(Read(book), rules, stated.Standing), rules) is { } changed)
                stated.Apply(changed, stated.LevelVersion + 1, NoonOf(Today));
            var leeway = LeewayOf(Read(book), rules, stated);
            var before = book.Moved;
            Record(book, more, size);
            Record(book, sold[..taken], 100, sign: -1);
            // Where both are as large, it is the least that is let go by, whatever it does.
            if (leeway.Sold == leeway.Against || leeway.IsExceededBy(book.Moved - before))
                return;
            Interlocked.Increment(ref letGo);
            Assert.Null(RiskStating.Decide(stated, RiskEvaluation.Evaluate(Read(book), rules, stated.Standing), rules));
        }, iter: 20_000);
        // By chance more or fewer; about a thousand.
        Assert.True(letGo > 200, $"Only {letGo} were let go by.");
    }

    [Fact]
    public void Of_APartnerFarFromAnyBound_LetsMuchGoBy()
    {
        var leeway = LeewayOf(cost: 70);

        Assert.Equal((2 * 28 * 1_000_000L, 28 * 1_000_000L * 8 / 100), ((long)leeway.Sold, (long)leeway.Against));
        Assert.False(leeway.IsExceededBy(new(leeway.Sold, leeway.Against, leeway.Transactions, leeway.Named)));
        Assert.True(leeway.IsExceededBy(new(leeway.Sold + 1, 0, 1, 0)));
        Assert.True(leeway.IsExceededBy(new(0, leeway.Against + 1, 1, 0)));
    }

    [Fact]
    public void Of_APartnerNearABound_LetsLittleGoBy()
    {
        var near = LeewayOf(cost: 107);

        Assert.InRange((long)near.Sold, 28 * 1_000_000L / 100, 28 * 1_000_000L / 25);
    }

    [Fact]
    public void Of_WhatIsNotKnown_LetsNothingGoBy()
    {
        var leeway = LeewayOf(Nothing(Today), RiskRules.Default, null);

        Assert.True(leeway.IsExceededBy(new(1, 0, 1, 0)));
        Assert.False(leeway.IsExceededBy(default));
    }

    /// <summary>A unit a day, without a territory, of four categories in turn.</summary>
    private static RiskLeeway LeewayOf(int cost)
    {
        var book = BookTransaction.EmptyBook();
        for (var day = 0; day < SalesDays.SumDays; day++)
            book.Record(Today.AddDays(-day).DaysSinceEpoch, 0, TransactionKind.Sale, [new() { Category = day % 4, AmountMicros = 1_000_000, CostKnown = true, CostMicros = 10_000 * cost }], 0, 1);
        var inputs = Read(book) with { Territory = [] };
        return LeewayOf(inputs, RiskRules.Default, null);
    }

    private static RiskLeeway LeewayOf(RiskInputs inputs, RiskRules rules, RiskBook? book) =>
        RiskLeeway.Of(RiskReadings.Of(inputs), inputs, rules, RiskEvaluation.Evaluate(inputs, rules, book?.Standing ?? RiskStanding.None), book);

    private static void Record(SalesBook book, (int Kind, int DaysAgo, int Region, int Category, int Customer, int Amount, int Cost)[] sales, int size, int sign = 1)
    {
        foreach (var (kind, daysAgo, region, category, customer, amount, cost) in sales)
            book.Record(
                Today.AddDays(-daysAgo).DaysSinceEpoch, region, kind == 0 ? TransactionKind.Return : TransactionKind.Sale,
                [new() { Category = category, AmountMicros = amount * size, CostKnown = true, CostMicros = (long)amount * size * cost / 100 }], (ulong)customer, sign);
    }

    // The feed is not silent: something has just come.
    private static RiskInputs Read(SalesBook book) => Nothing(Today) with
    {
        Sales = SalesDays.Of(book, Today),
        Customers = CustomerShares.Of(book, Today),
        Territory = ["region 0", "region 1"],
        LastArrivalMicros = NoonOf(Today),
    };
}
