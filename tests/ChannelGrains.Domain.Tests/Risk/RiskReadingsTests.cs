using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Risk;
using Xunit;
using static ChannelGrains.Domain.Tests.Risk.Observed;

namespace ChannelGrains.Domain.Tests.Risk;

public sealed class RiskReadingsTests
{
    // Sundays sell nothing, Saturdays three times as much as other days: 8 a week.
    private static readonly Func<BusinessDay, long> Weekly = day => ((day.DaysSinceEpoch + 4) % 7) switch { 0 => 0, 6 => 300, _ => 100 };

    [Fact]
    public void Of_NothingKnown_HasOnlyWhatIsCounted() =>
        Assert.All(RiskReadings.Of(Nothing(Today)), reading => Assert.Equal(0, reading.Observed));

    [Fact]
    public void SalesDrop_SteadyWeeks_IsNoDropOnAnyWeekday()
    {
        for (var day = 0; day < 7; day++)
            Assert.Equal(0, Sells(Today.AddDays(day), Weekly).Of(RiskFactorKind.SalesDrop)!.Value.Observed);
    }

    [Fact]
    public void SalesDrop_FourOfEightWeeksAtHalf_IsAQuarter()
    {
        var inputs = Sells(Today, day => day >= Today.AddDays(-28) ? Weekly(day) / 2 : Weekly(day));

        Assert.Equal(0.25m, inputs.Of(RiskFactorKind.SalesDrop)!.Value.Observed);
    }

    [Fact]
    public void SalesDrop_WhatIsSoldToday_SaysNothing() =>
        Assert.Equal(0, Sells(Today, day => day == Today ? 1_000_000 : Weekly(day)).Of(RiskFactorKind.SalesDrop)!.Value.Observed);

    [Theory]
    [InlineData((8 + 12) * 7, true)]
    [InlineData((8 + 12) * 7 - 1, false)]
    public void SalesDrop_OfAYoungPartner_IsToldFromTwelveUsualWeeksOn(int daysKnown, bool isTold) =>
        Assert.Equal(isTold, Sells(Today, Weekly, daysKnown).Of(RiskFactorKind.SalesDrop) is { Observed: 0 });

    [Fact]
    public void SalesBelowPace_AThirdIsMissing_IsAThird()
    {
        Assert.Equal(0.333333m, (Nothing(Today) with { Pace = new(Amount.FromUnits(300), Amount.FromUnits(200)) }).Of(RiskFactorKind.SalesBelowPace)!.Value.Observed);
        Assert.Null((Nothing(Today) with { Pace = new(Amount.Zero, Amount.FromUnits(200)) }).Of(RiskFactorKind.SalesBelowPace));
    }

    [Fact]
    public void ReturnSpike_TheUsualRate_IsNone() =>
        Assert.Equal(0, Sells(Today, _ => 90, returns: _ => 10).Of(RiskFactorKind.ReturnSpike)!.Value.Observed);

    [Fact]
    public void ReturnSpike_FromATenthToThreeTenths_IsTwoTenths()
    {
        var from = Today.AddDays(-27);

        Assert.Equal(0.2m, Sells(Today, day => day >= from ? 70 : 90, returns: day => day >= from ? 30 : 10).Of(RiskFactorKind.ReturnSpike)!.Value.Observed);
    }

    [Fact]
    public void ReturnSpike_AllComesBackAndNothingIsSold_IsMeasuredByWhatWasSold()
    {
        var from = Today.AddDays(-27);

        Assert.Equal(0.5m, Sells(Today, day => day >= from ? -50 : 100, returns: day => day >= from ? 50 : 0).Of(RiskFactorKind.ReturnSpike)!.Value.Observed);
    }

    // February 2026: 28 days at 100, and 900 more in the last five; 600 of them come back in March.
    [Fact]
    public void Stuffing_BunchedAndReturned_IsWhatCameBackOfTheMonth()
    {
        var inputs = Stuffed(bunched: 900, cameBack: 600);

        Assert.Equal(Round(600m / 3_700), inputs.Of(RiskFactorKind.Stuffing)!.Value.Observed);
        Assert.Equal(0, inputs.Of(RiskFactorKind.BracketShopping)!.Value.Observed);
    }

    [Fact]
    public void Stuffing_BunchedAlone_OrReturnedAlone_IsNone()
    {
        Assert.Equal(0, Stuffed(bunched: 900, cameBack: 0).Of(RiskFactorKind.Stuffing)!.Value.Observed);
        Assert.Equal(0, Stuffed(bunched: 0, cameBack: 600).Of(RiskFactorKind.Stuffing)!.Value.Observed);
    }

    [Theory]
    [InlineData(3_200, true)] // 3,700 less 600 is 3,100
    [InlineData(3_100, true)] // an upper bound belongs to its bracket
    [InlineData(3_700, false)]
    [InlineData(3_000, false)]
    public void BracketShopping_OnlyWhereABracketWasLifted(long bound, bool isLifted)
    {
        var inputs = Stuffed(bunched: 900, cameBack: 600) with { LastMonth = new(BusinessDay.Of(2026, 2, 1), BusinessDay.Of(2026, 2, 28), [(Int128)bound * 1_000_000]) };

        Assert.Equal(isLifted ? Round(600m / 3_700) : 0, inputs.Of(RiskFactorKind.BracketShopping)!.Value.Observed);
    }

    [Fact]
    public void Stuffing_AUsualMonthEnd_IsNone()
    {
        // Every month has the same end, and the same returns after it.
        Func<BusinessDay, long> net = day => day.DayOfMonth == 28 ? 900 : 100;

        Assert.Equal(0, Sells(Today, net, returns: day => day.DayOfMonth == 5 ? 50 : 0).Of(RiskFactorKind.Stuffing)!.Value.Observed);
    }

    [Fact]
    public void Diversion_OfWhatIsSoldOutsideTheTerritory_IsItsPart()
    {
        var inputs = Sells(Today, Weekly) with { Territory = ["cn/sichuan"] };
        inputs = inputs with { Sales = inputs.Sales! with { Regions = new Dictionary<string, Int128> { ["cn/sichuan/chengdu"] = 60, ["cn/sichuan"] = 20, ["cn/sichuanx"] = 15, ["cn"] = 5, ["de"] = -50, [""] = 900 } } };

        Assert.Equal(0.2m, inputs.Of(RiskFactorKind.Diversion)!.Value.Observed);
        Assert.Null((inputs with { Territory = [] }).Of(RiskFactorKind.Diversion));
    }

    [Fact]
    public void Dependence_OnTheLargest_IsItsPart()
    {
        var inputs = Sells(Today, Weekly) with { Customers = new CustomerShares(45, 60) };
        inputs = inputs with { Sales = inputs.Sales! with { Categories = new Dictionary<string, Int128> { ["a"] = 70, ["b"] = 20, ["c"] = 10 } } };

        Assert.Equal(0.7m, inputs.Of(RiskFactorKind.CategoryDependence)!.Value.Observed);
        Assert.Equal(0.75m, inputs.Of(RiskFactorKind.CustomerDependence)!.Value.Observed);
        Assert.Null((inputs with { Customers = new CustomerShares(49, 49) }).Of(RiskFactorKind.CustomerDependence));
    }

    [Theory]
    [InlineData(10, 8, "1.142857")] // a usual gap is 7 days
    [InlineData(21, 40, "3")]
    [InlineData(21, 7, "1")] // something arrived since
    public void FeedSilent_InUsualGaps_IsCountedFromTheLastSaleOrArrival(int daysSinceSale, int daysSinceArrival, string observed)
    {
        // One sale each week; the silence begins after the last one.
        var lastSale = Today.AddDays(-daysSinceSale);
        var inputs = Sells(Today, day => day <= lastSale && (lastSale - day) % 7 == 0 ? 100 : 0) with { LastArrivalMicros = NoonOf(Today.AddDays(-daysSinceArrival)) };

        Assert.Equal(decimal.Parse(observed, System.Globalization.CultureInfo.InvariantCulture), inputs.Of(RiskFactorKind.FeedSilent)!.Value.Observed);
    }

    [Fact]
    public void NegativeMargin_CostAboveNet_IsTheLoss()
    {
        var inputs = Sells(Today, Weekly);

        Assert.Equal(0.1m, (inputs with { Sales = inputs.Sales! with { Cost = 110, NetWithKnownCost = 100 } }).Of(RiskFactorKind.NegativeMargin)!.Value.Observed);
        Assert.Null(inputs.Of(RiskFactorKind.NegativeMargin));
    }

    [Fact]
    public void Faults_OfAllThatArrived_AreTheirParts()
    {
        var inputs = Nothing(Today) with { Faults = new(1_000, 1, 20, 50) };

        Assert.Equal((0.001m, 0.02m, 0.05m), (inputs.Of(RiskFactorKind.Conflicts)!.Value.Observed, inputs.Of(RiskFactorKind.Clock)!.Value.Observed, inputs.Of(RiskFactorKind.Quarantine)!.Value.Observed));
        Assert.Null((inputs with { Faults = default(FaultCounts) }).Of(RiskFactorKind.Conflicts));
    }

    [Fact]
    public void Overdue_WhatIsDue_CountsAfterItsInstantAndTellsTheNext()
    {
        var now = NoonOf(Today);
        var reading = (Nothing(Today) with { ObligationsDue = [now - 5, now, now - 9, now + 7] }).Of(RiskFactorKind.OverdueObligations)!.Value;

        Assert.Equal((2m, now - 9, now + 1), (reading.Observed, reading.SinceMicros, reading.DueMicros));
        Assert.Equal(now + 1, RiskEvaluation.Evaluate(Nothing(Today) with { ObligationsDue = [now] }, RiskRules.Default, RiskStanding.None).NextDueMicros);
    }

    [Theory]
    [InlineData(3, "7")]
    [InlineData(10, "0")]
    [InlineData(20, "0")]
    public void PayeeChanged_ShortlyBeforeARun_IsTheDaysThatAreMissing(int daysBefore, string observed)
    {
        var inputs = Nothing(Today) with { Payee = new(NoonOf(Today.AddDays(-daysBefore)), NoonOf(Today)) };

        Assert.Equal(decimal.Parse(observed, System.Globalization.CultureInfo.InvariantCulture), inputs.Of(RiskFactorKind.PayeeChanged)!.Value.Observed);
    }

    [Fact]
    public void Occurrences_OpenOrFailed_AreCounted()
    {
        var inputs = Nothing(Today) with { DisputesOpened = [5, 3], PaymentsFailed = [NoonOf(Today) - 1], RedLines = [4] };
        var told = RiskEvaluation.Evaluate(inputs, RiskRules.Default, RiskStanding.None);

        Assert.Equal((2m, 3L), (told.Of(RiskFactorKind.Disputes).Observed, told.Of(RiskFactorKind.Disputes).SinceMicros));
        Assert.Equal((1m, NoonOf(Today) - 1), (told.Of(RiskFactorKind.FailedPayments).Observed, told.Of(RiskFactorKind.FailedPayments).LastSeenMicros));
        Assert.Equal(RiskLevel.Critical, told.Level);
    }

    [Fact]
    public void Of_TheLargestSumsThereCanBe_DoesNotOverflow()
    {
        var huge = Sells(Today, day => day >= Today.AddDays(-30) ? 1_000_000_000_000_000 : 1, returns: day => day >= Today.AddDays(-20) ? 1_000_000_000_000_000 : 1);
        huge = huge with
        {
            Territory = ["a"],
            Customers = new(long.MaxValue, long.MaxValue),
            Pace = new(new Amount(1), new Amount(-(Int128.MaxValue / 4))),
            Sales = huge.Sales! with { Regions = new Dictionary<string, Int128> { ["b"] = Int128.MaxValue / 2 }, Cost = Int128.MaxValue / 4, NetWithKnownCost = 1 },
        };

        Assert.All(RiskReadings.Of(huge), reading => Assert.InRange(reading.Observed, -1_000_000, 1_000_000));
    }

    private static RiskInputs Stuffed(long bunched, long cameBack)
    {
        var (first, last, back) = (BusinessDay.Of(2026, 2, 24), BusinessDay.Of(2026, 2, 28), BusinessDay.Of(2026, 3, 9));
        return Sells(Today, day => 100 + (day >= first && day <= last ? bunched / 5 : 0) - (day == back ? cameBack : 0), returns: day => day == back ? cameBack : 0);
    }

    private static decimal Round(decimal value) => decimal.Round(value, 6);
}
