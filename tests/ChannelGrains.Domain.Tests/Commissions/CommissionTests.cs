using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Commissions;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Sales;
using Xunit;
using static ChannelGrains.Domain.Tests.Commissions.Deal;

namespace ChannelGrains.Domain.Tests.Commissions;

public sealed class CommissionTests
{
    private const string Steps = "50000:0.03 250000:0.05 -:0.08";

    [Theory]
    [InlineData("50000", "1500", "1500")]
    [InlineData("50000.01", "1500.0005", "2500.0005")]
    [InlineData("250000", "11500", "12500")]
    [InlineData("250000.01", "11500.0008", "20000.0008")]
    [InlineData("0", "0", "0")]
    public void Compute_ABound_BelongsToTheLowerBracket(string net, string graduated, string volume)
    {
        Assert.Equal(graduated, Of(Schedule(Steps), Sold(3, net)).Total.ToText());
        Assert.Equal(volume, Of(Schedule(Steps, BracketMode.Volume), Sold(3, net)).Total.ToText());
    }

    [Theory]
    [InlineData(BracketMode.Graduated, "0", "0")]
    [InlineData(BracketMode.Graduated, "0.000001", "200.00000001")]
    [InlineData(BracketMode.Graduated, "10", "200.1")]
    [InlineData(BracketMode.Graduated, "10.01", "500.1002")]
    [InlineData(BracketMode.Graduated, "21", "900.33")]
    [InlineData(BracketMode.Volume, "0", "0")]
    [InlineData(BracketMode.Volume, "10", "200.1")]
    [InlineData(BracketMode.Volume, "10.01", "300.2002")]
    public void Compute_AFlatFee_IsChargedWhenItsBracketIsEntered(BracketMode mode, string net, string total) =>
        Assert.Equal(total, Of(Schedule("10:0.01+200 20:0.02+300 -:0.03+400", mode), Sold(3, net)).Total.ToText());

    [Fact]
    public void Compute_ACategorysOwnRate_ReplacesTheBracketsButFillsThem()
    {
        // 800 at 1 %; of the 400 above it, 200 went to wine before the second day's 600 began.
        var result = Of(Schedule("1000:0.01 -:0.05").With(("wine", "0.1")), Sold(1, "800", "beer"), Sold(1, "200", "wine"), Sold(2, "600", "beer"));

        Assert.Equal("58", result.Total.ToText());
        Assert.Equal(["800 0.01", "600 0.05", "200 0.1 wine"], result.Lines.Select(line => $"{line.Base} {line.Rate} {line.Category}".Trim()));
        Assert.Equal("1600", result.Base.ToString());
    }

    [Fact]
    public void Compute_OnOneDay_WhatHasNoRateOfItsOwnFillsTheBracketsFirst() =>
        Assert.Equal("60", Of(Schedule("1000:0.01 -:0.05").With(("ale", "0.1")), Sold(1, "500", "ale"), Sold(1, "1000", "beer")).Total.ToText());

    [Fact]
    public void Compute_ACategoryThatIsReturned_LeavesNothingOfItsOwn()
    {
        var schedule = Schedule("500:0.03 -:0.05").With(("wine", "0.1"));

        Assert.Equal("15", Of(schedule, Sold(1, "500", "wine"), Sold(2, "500", "beer"), Returned(3, "500", "wine")).Total.ToText());
        // More than was sold in the month, at the same rate.
        Assert.Equal("5", Of(schedule, Sold(2, "500", "beer"), Returned(3, "100", "wine")).Total.ToText());
    }

    [Theory]
    [InlineData("0", "0.5")]
    [InlineData("800", "0.75")]
    [InlineData("1000", "1")]
    [InlineData("999.999999", "0.874999999375")]
    [InlineData("1500", "1.5")]
    [InlineData("2000", "2")]
    [InlineData("9000", "2")]
    public void Compute_TheLevels_AreHalfOpenLinearBetweenAndFlatBehind(string net, string factor)
    {
        var levels = Schedule("-:0.1").Levels(("0", "0.5"), ("0.8", "0.75"), ("1", "0.875"), ("1", "1"), ("2", "2")).Levels;

        Assert.Equal(factor, new Attainment(AmountOf(net), Amount.FromUnits(1_000)).FactorOf(levels).ToText());
    }

    [Fact]
    public void Compute_WithoutATarget_NoFactorApplies()
    {
        var schedule = Schedule("-:0.1").Levels(("0", "0"), ("1", "2"));

        Assert.Equal("10", Of(schedule, Sold(1, "100")).Total.ToText());
        Assert.Equal("10", Commission.Compute(Input([schedule.From(1)], Sold(1, "100")) with { Attainment = new(Amount.FromUnits(50), Amount.FromUnits(100)) }).Total.ToText());
    }

    [Fact]
    public void Compute_AFactorThatIsNoDecimal_StaysExact()
    {
        var schedule = Schedule("-:0.1").Levels(("0", "0"), ("1", "1"));
        var result = Commission.Compute(Input([schedule.From(1)], Sold(1, "100")) with { Attainment = new(Amount.FromUnits(1), Amount.FromUnits(3)) });

        Assert.Equal("10/3", result.Total.ToString());
        Assert.Equal("3.333333333333333333", result.Total.ToText());
    }

    [Fact]
    public void Compute_TheCap_TakesWhatIsAboveIt()
    {
        var result = Of(Schedule("-:0.1") with { Cap = Amount.FromUnits(30) }, Sold(1, "1000"));

        Assert.Equal(("30", "-70"), (result.Total.ToText(), result.CapReduction.ToText()));
        Assert.Equal("10", Of(Schedule("-:0.1") with { Cap = Amount.FromUnits(30) }, Sold(1, "100")).Total.ToText());
    }

    [Theory]
    [InlineData(NegativeBase.Unspecified, "0", "50")]
    [InlineData(NegativeBase.Zero, "0", "50")]
    [InlineData(NegativeBase.Carry, "-400", "10")]
    public void Compute_ABaseBelowZero_CountsAsZeroOrIsCarried(NegativeBase negative, string carried, string next)
    {
        var schedule = Schedule("-:0.1") with { NegativeBase = negative };
        var result = Of(schedule, Sold(1, "100"), Returned(2, "500"));

        Assert.Equal(("0", carried), (result.Total.ToText(), result.CarryOver.ToString()));
        Assert.Empty(result.Lines);
        Assert.Equal(next, Commission.Compute(Input([schedule.From(1)], Sold(1, "500")) with { Carried = result.CarryOver }).Total.ToText());
    }

    [Fact]
    public void Compute_MarginAndUnits_AreBasesToo()
    {
        var cell = new CommissionCell(Day(1), "all", new CellSum
        {
            Gross = Amount.FromUnits(100).Micros,
            NetWithKnownCost = Amount.FromUnits(80).Micros,
            Cost = Amount.FromUnits(50).Micros,
            Units = 2_500,
        });

        Assert.Equal("3", Of(Schedule("-:0.1") with { Base = CommissionBase.Margin }, cell).Total.ToText());
        Assert.Equal("7.5", Of(Schedule("2:1 -:11") with { Base = CommissionBase.Units }, cell).Total.ToText());
    }

    [Fact]
    public void Compute_BehindTheEndOfTheAgreement_OnlyWhatIsTakenBackCounts()
    {
        PricedDays[] versions = [Schedule("-:0.1").From(1, until: 10), Schedule("-:0.1").From(11) with { IsInForce = false }];

        Assert.Equal("70", Of(versions, Sold(5, "1000"), Sold(20, "5000"), Returned(20, "300")).Total.ToText());
    }

    [Fact]
    public void Compute_DaysWithoutAVersion_DoNotCount() =>
        Assert.Equal("10", Of([Schedule("-:0.1").From(11)], Sold(10, "1000"), Sold(11, "100")).Total.ToText());

    [Theory]
    [InlineData("400", "600", 0)]
    [InlineData("1000", "0", 0)]
    [InlineData("1000.01", "3999.99", 1)]
    public void Compute_TheDistance_IsToTheUpperBound(string net, string distance, int place)
    {
        var reached = Of(Schedule("1000:0.01 5000:0.02 -:0.03"), Sold(1, net)).Reached!;

        Assert.Equal((distance, place), (reached.Distance.ToString(), reached.Place));
    }

    [Fact]
    public void Compute_InTheLastBracket_NoneIsNext() => Assert.Null(Of(Schedule("1000:0.01 -:0.03"), Sold(1, "1001")).Reached!.Distance);
}
