using ChannelGrains.Domain.Risk;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.Tests.Sales;
using CsCheck;
using Xunit;
using static ChannelGrains.Domain.Tests.Risk.Observed;

namespace ChannelGrains.Domain.Tests.Risk;

public sealed class RiskLeewayTests
{
    // A sale, or a return where it is 0: days ago, region, category, customer, amount, cost in percent of it, 0 for not known.
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
        Gen.Select(Sales.Array[40, 120], Sales.Array[0, 80], Gen.Int[1, 150], Gen.Int[0, 2], Gen.Select(Gen.Int[1, 231], Gen.Bool, Gen.Bool, Gen.Int[0, 3]), Rules).Sample((sold, more, size, taken, kept, rules) =>
        {
            // Also of a young partner, of one whose costs or customers nobody sends, and of those that come later. What comes from before the first sale is not foreseen.
            var (days, hasCosts, hasThemLater, names) = kept;
            var book = BookTransaction.EmptyBook();
            sold = [.. sold.Select(sale => sale with { DaysAgo = sale.DaysAgo % days, Cost = hasCosts ? sale.Cost : 0, Customer = names == 0 ? 0 : sale.Customer })];
            var first = sold.Max(sale => sale.DaysAgo);
            more = [.. more.Select(sale => sale with { DaysAgo = sale.DaysAgo % (first + 1), Cost = hasCosts || hasThemLater ? sale.Cost : 0 })];
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
        Assert.False(leeway.IsExceededBy(new(leeway.Sold, leeway.Against, leeway.Transactions, leeway.Named, leeway.NamedBack, leeway.Costed)));
        Assert.True(leeway.IsExceededBy(new(leeway.Sold + 1, 0, 1, 0, 0, 0)));
        Assert.True(leeway.IsExceededBy(new(0, leeway.Against + 1, 1, 0, 0, 0)));
    }

    [Fact]
    public void Of_APartnerWithoutCosts_LetsAsMuchGoBy_UntilTheFirstCost()
    {
        var leeway = LeewayOf(cost: 0);

        Assert.Equal((2 * 28 * 1_000_000L, 28 * 1_000_000L * 8 / 100), ((long)leeway.Sold, (long)leeway.Against));
        Assert.True(leeway.IsExceededBy(new(1, 0, 1, 0, 0, 1)));
        Assert.False(leeway.IsExceededBy(new(1, 0, 1, 0, 0, 0)));
    }

    [Fact]
    public void Of_APartnerNearABound_LetsLittleGoBy()
    {
        var near = LeewayOf(cost: 107);

        Assert.InRange((long)near.Sold, 28 * 1_000_000L / 100, 28 * 1_000_000L / 25);
    }

    [Fact]
    public void Of_APartnerOfFewCustomers_DoesNotLetTheSmallSalesOfOthersBeTakenBack()
    {
        var rules = RiskRules.Default with
        {
            Factors = [.. RiskRules.Default.Factors.Select(rule => rule.Kind == RiskFactorKind.CustomerDependence ? rule with { Weight = 1, Start = 0.9m, Full = 1 } : rule)],
        };
        var book = BookTransaction.EmptyBook();
        for (var sale = 0; sale < 100; sale++)
            Sell(sale, sign: 1);
        var (leeway, before) = (LeewayOf(Read(book) with { Territory = [] }, rules, null), book.Moved);
        for (var sale = 0; sale < 20; sale++)
            Sell(sale, sign: -1);

        Assert.NotEqual(RiskLevel.Low, RiskEvaluation.Evaluate(Read(book) with { Territory = [] }, rules, RiskStanding.None).Level);
        Assert.True(leeway.IsExceededBy(book.Moved - before));

        // The first twenty to a customer each, for next to nothing; the others to five.
        void Sell(int sale, int sign) => book.Record(
            Today.AddDays(-(sale % 20)).DaysSinceEpoch, 0, TransactionKind.Sale, [new() { Category = sale % 4, AmountMicros = sale < 20 ? 1 : 1_000_000 }],
            (ulong)(sale < 20 ? 10 + sale : 1 + sale % 5), sign);
    }

    [Fact]
    public void Of_APartnerWhoseCustomersAreNotNamed_LetsAsManyNamedSalesGoByAsSayNothing()
    {
        var leeway = LeewayOf(cost: 70);

        Assert.Equal(Dependence.LeastSales - 1, leeway.Named);
    }

    [Fact]
    public void Of_WhatIsNotKnown_LetsNothingGoBy()
    {
        var leeway = LeewayOf(Nothing(Today), RiskRules.Default, null);

        Assert.True(leeway.IsExceededBy(new(1, 0, 1, 0, 0, 0)));
        Assert.False(leeway.IsExceededBy(default));
    }

    /// <summary>A unit a day, without a territory, of four categories in turn.</summary>
    private static RiskLeeway LeewayOf(int cost)
    {
        var book = BookTransaction.EmptyBook();
        for (var day = 0; day < SalesDays.SumDays; day++)
            book.Record(Today.AddDays(-day).DaysSinceEpoch, 0, TransactionKind.Sale, [new() { Category = day % 4, AmountMicros = 1_000_000, CostKnown = cost > 0, CostMicros = 10_000 * cost }], 0, 1);
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
                [new() { Category = category, AmountMicros = amount * size, CostKnown = cost > 0, CostMicros = (long)amount * size * cost / 100 }], (ulong)customer, sign);
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
