using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Targets;
using Xunit;

namespace ChannelGrains.Domain.Tests.Targets;

public sealed class SetTargetTests
{
    private static readonly BusinessDay MidMay = BusinessDay.Of(2026, 5, 15);

    private readonly TargetExample _targets = new(Programme.Default);

    [Fact]
    public void Decide_FirstInMidYear_IsOfAllMonths()
    {
        var target = _targets.Set("2026", TargetExample.Yuan(1_200), MidMay);

        Assert.Equal((0, 1), (target.ClosedMonths, target.Set.Number));
        Assert.All(target.Months, month => Assert.Equal(Amount.FromUnits(100), month));
    }

    [Fact]
    public void Decide_ChangedInMidYear_SharesWhatIsLeftAmongTheOpenMonths()
    {
        _targets.Set("2026", TargetExample.Yuan(1_200), MidMay);
        var target = _targets.Set("2026", TargetExample.Yuan(2_000), MidMay);

        Assert.Equal((4, 2), (target.ClosedMonths, target.Set.Number));
        Assert.All(target.Months.Take(4), month => Assert.Equal(Amount.FromUnits(100), month));
        Assert.All(target.Months.Skip(4), month => Assert.Equal(Amount.FromUnits(200), month));
    }

    [Theory]
    [InlineData("2026-04-30", 3)]
    [InlineData("2026-05-01", 4)]
    public void Decide_OnBothSidesOfAMonthsEnd_ClosesWhatIsOver(string today, int closed)
    {
        _targets.Set("2026", TargetExample.Yuan(1_200), MidMay);

        Assert.Equal(closed, _targets.Set("2026", TargetExample.Yuan(1_300), BusinessDay.Parse(today)).ClosedMonths);
    }

    [Fact]
    public void Decide_WithoutWeights_KeepsThoseOfBefore()
    {
        _targets.Set("2026", TargetExample.Yuan(1_200), MidMay, TargetExample.Seasonal(1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1));
        var target = _targets.Set("2026", TargetExample.Yuan(2_600), BusinessDay.Of(2025, 12, 31));

        Assert.Equal((WeightBasis.Seasonal, target.Months[0].Micros * 2), (target.Set.Weights.Basis, target.Months[4].Micros));
    }

    [Fact]
    public void Decide_NothingLeftForTheOpenMonths_GivesThemNothing()
    {
        _targets.Set("2026", TargetExample.Yuan(1_200), MidMay);

        Assert.All(_targets.Set("2026", TargetExample.Yuan(400), MidMay).Months.Skip(4), month => Assert.Equal(Amount.Zero, month));
    }

    [Theory]
    [InlineData("2026-Q1", "YEAR")]
    [InlineData("FY2026", "YEAR")]
    [InlineData("26", "YEAR")]
    public void Decide_NoYearOfTheProgramme_IsRefused(string year, string reason) => Assert.Equal(reason, Refusal(year, TargetExample.Yuan(1)));

    [Fact]
    public void Decide_CalendarYearUnderAFiscalOne_IsRefused() =>
        Assert.Equal("YEAR", new TargetExample(Programme.Default with { FiscalYearStartMonth = 4 }).Decide("2026", TargetExample.Yuan(1), MidMay).Refusal!.Reason);

    [Fact]
    public void Decide_WrongAmounts_AreRefused()
    {
        Assert.Equal("AMOUNT", Refusal("2026", null));
        Assert.Equal("AMOUNT", Refusal("2026", TargetExample.Yuan(-1)));
        Assert.Equal("AMOUNT", Refusal("2026", TargetExample.Yuan(100_000_000_000_001)));
        Assert.Equal("AMOUNT", Refusal("2026", new StatedAmount("CNY", 1, 1_000_000)));
        Assert.Equal("CURRENCY_NOT_PROGRAMMES", Refusal("2026", new StatedAmount("EUR", 1, 0)));
    }

    [Fact]
    public void Decide_WrongWeights_AreRefused()
    {
        Assert.Equal("WEIGHTS", Refusal("2026", TargetExample.Yuan(1), TargetExample.Seasonal(1, 2, 3)));
        Assert.Equal("WEIGHTS", Refusal("2026", TargetExample.Yuan(1), TargetExample.Seasonal(new long[12])));
        Assert.Equal("WEIGHTS", Refusal("2026", TargetExample.Yuan(1), TargetExample.Seasonal(-1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)));
        Assert.Equal("WEIGHTS", Refusal("2026", TargetExample.Yuan(1), new TargetWeights(WeightBasis.Equal, [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])));
        Assert.Equal("WEIGHTS", Refusal("2026", TargetExample.Yuan(1), new TargetWeights(WeightBasis.LastYear, [])));
    }

    [Fact]
    public void Decide_WeightsThatAreNotLastYears_AreRefused()
    {
        var weights = new TargetWeights(WeightBasis.LastYear, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);

        Assert.Equal("WEIGHTS_CHANGED", _targets.Decide("2026", TargetExample.Yuan(1), MidMay, weights, lastYear: weights with { Months = weights.Months.SetItem(0, 2) }).Refusal!.Reason);
        Assert.False(_targets.Decide("2026", TargetExample.Yuan(1), MidMay, weights, lastYear: weights with { Months = [.. weights.Months] }).IsRefused);
    }

    [Fact]
    public void Decide_StaleEtag_IsRefused()
    {
        var target = _targets.Set("2026", TargetExample.Yuan(1), MidMay);
        _targets.Set("2026", TargetExample.Yuan(2), MidMay);

        Assert.Equal("ETAG_MISMATCH", _targets.Decide("2026", TargetExample.Yuan(3), MidMay, etag: target.Etag).Refusal!.Reason);
    }

    [Fact]
    public void Decide_WhatClosedMonthsForbid_IsRefused()
    {
        _targets.Set("2026", TargetExample.Yuan(1_200), MidMay, TargetExample.Seasonal(1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0));

        Assert.Equal("AMOUNT_BELOW_CLOSED", Refusal("2026", TargetExample.Yuan(1_199, 99)));
        Assert.Equal("WEIGHTS", Refusal("2026", TargetExample.Yuan(1_201)));
        Assert.Equal("YEAR_CLOSED", _targets.Decide("2026", TargetExample.Yuan(2_000), BusinessDay.Of(2027, 1, 1)).Refusal!.Reason);
    }

    [Fact]
    public void Decide_MoreVersionsOrYearsThanAreKept_IsRefused()
    {
        for (var i = 0; i < TargetBook.MaxVersions; i++)
            _targets.Set("2026", TargetExample.Yuan(1_200 + i), MidMay);
        Assert.Equal("VERSIONS_FULL", Refusal("2026", TargetExample.Yuan(9_999)));

        for (var year = 2027; year < 2026 + TargetBook.MaxYears; year++)
            _targets.Set($"{year}", TargetExample.Yuan(1), MidMay);
        Assert.Equal("YEARS_FULL", Refusal("2100", TargetExample.Yuan(1)));
    }

    private string? Refusal(string year, StatedAmount? amount, TargetWeights? weights = null) => _targets.Decide(year, amount, MidMay, weights).Refusal?.Reason;
}
