using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Commissions;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Tests.Agreements;
using Xunit;
using static ChannelGrains.Domain.Tests.Commissions.Deal;

namespace ChannelGrains.Domain.Tests.Commissions;

/// <summary>Amendments within a month: 1,000 are sold on each of its 30 days.</summary>
public sealed class CommissionVersionTests
{
    private const string Old = "10000:0.01 -:0.05+40", New = "10000:0.02 20000:0.06+70 -:0.1+90";

    private static readonly CommissionCell[] Sales = [.. Enumerable.Range(1, 30).Select(day => Sold(day, "1000"))];

    // 10,000 x 1 % + 20,000 x 5 % + 40, or 30,000 x 5 % + 40.
    [Theory]
    [InlineData(BracketMode.Graduated, "1140")]
    [InlineData(BracketMode.Volume, "1540")]
    public void Compute_NoAmendment_IsTheFormula(BracketMode mode, string total) => Assert.Equal(total, Total(mode, new AgreementBook().Signed("2026-06-01")));

    // GRADUATED: 15 days by the old one, 10,000 x 1 % + 5,000 x 5 % + 40; then 5,000 x 6 % and 10,000 x 10 % + 90, since 20,000 is passed on a day of the new one, and
    // 10,000 was on one of the old one. VOLUME: 30,000 reach the last bracket of either; the old one was entered on the 11th, the new one's on the 21st.
    [Theory]
    [InlineData(BracketMode.Graduated, "1780")]
    [InlineData(BracketMode.Volume, "2380")]
    public void Compute_AnAmendmentInMidMonth_PricesWhatItsDaysFill(BracketMode mode, string total) =>
        Assert.Equal(total, Total(mode, new AgreementBook().Signed("2026-06-01").Signed("2026-06-16")));

    // GRADUATED: 200 + 10,000 x 6 % + 70 + 10,000 x 10 % + 90. VOLUME: 30,000 x 10 % + 90.
    [Theory]
    [InlineData(BracketMode.Graduated, "1960")]
    [InlineData(BracketMode.Volume, "3090")]
    public void Compute_AnAmendmentOnTheStartDay_PricesAll(BracketMode mode, string total) =>
        Assert.Equal(total, Total(mode, new AgreementBook().Signed("2026-06-01").Signed("2026-06-01")));

    // The second of two on one day, the third version, is Old again: 10,000 x 1 % + 20,000 x 5 % + 40, or 30,000 x 5 % + 40.
    [Theory]
    [InlineData(BracketMode.Graduated, "1140")]
    [InlineData(BracketMode.Volume, "1540")]
    public void Compute_TwoAmendmentsOnOneDay_TheLastSignedPrices(BracketMode mode, string total) =>
        Assert.Equal(total, Total(mode, new AgreementBook().Signed("2026-06-01").Signed("2026-06-16").Signed("2026-06-16")));

    // A third version, Old, is backdated to the 11th of a month whose second, New, begins on the 21st. GRADUATED: 100 + 10,000 x 5 % + 40, then 10,000 x 10 % + 90.
    // VOLUME: 20,000 x 5 % + 40, then 10,000 x 10 % + 90.
    [Theory]
    [InlineData(BracketMode.Graduated, "1730")]
    [InlineData(BracketMode.Volume, "2130")]
    public void Compute_ABackdatedAmendment_HoldsUntilTheNextOneBegins(BracketMode mode, string total) =>
        Assert.Equal(total, Total(mode, new AgreementBook().Signed("2026-06-01").Signed("2026-06-21").Signed("2026-06-11")));

    [Fact]
    public void Compute_AVersionOfAnotherBase_FillsBracketsOfItsOwn()
    {
        var units = Schedule("-:2") with { Base = CommissionBase.Units };
        PricedDays[] versions = [Schedule("5000:0 -:0.1").From(1, 1, 15), units.From(16, 2)];
        var history = new CommissionHistory(CommissionSales.Of(Sales), versions, _ => null, CalendarRules.Default);

        // 15,000 of money before the 16th; no pieces are known after it.
        Assert.Equal("1000", history.Of(Monday.Month).Amount.ToText());
        Assert.Equal(["15000", "0"], history.Of(Monday.Month).Cycles.Select(cycle => cycle.After.Base.ToString()));
    }

    [Fact]
    public void Compute_AReturnOnADayOfTheNewVersion_IsAtItsRate()
    {
        PricedDays[] versions = [Schedule("-:0.05").From(1, 1, 15), Schedule("-:0.03").From(16, 2)];

        Assert.Equal("380", Of(versions, Sold(5, "10000"), Returned(20, "4000")).Total.ToText());
        Assert.Equal("380", Of([.. versions.Select(version => version with { Schedule = version.Schedule with { Mode = BracketMode.Volume } })], Sold(5, "10000"), Returned(20, "4000")).Total.ToText());
    }

    [Fact]
    public void Compute_ABracketThatIsLeftAgain_IsNotCharged()
    {
        PricedDays[] versions = [Schedule(Old).From(1, 1, 15), Schedule(New).From(16, 2)];

        Assert.Equal(Of(versions, Sold(5, "15000")).Total, Of(versions, Sold(5, "15000"), Returned(20, "7000"), Sold(25, "7000")).Total);
        // 100 + 250; less 5,000 x 6 % and 2,000 x 2 %; neither the 40 of the old one nor the 70 of the new one.
        Assert.Equal("10", Of(versions, Sold(5, "15000"), Returned(20, "7000")).Total.ToText());
    }

    private static string Total(BracketMode mode, AgreementBook book)
    {
        var versions = book.Timeline.Pricing().Select(span => new PricedDays(span.Version.Number, span.Days, span.IsInForce, Schedule(span.Version.Number == 2 ? New : Old, mode))).ToArray();
        var result = Of(versions, Sales);
        Assert.Equal(result.Total, result.Lines.Aggregate(Fraction.Zero, (sum, line) => sum + line.Amount));
        return result.Total.ToText();
    }
}
