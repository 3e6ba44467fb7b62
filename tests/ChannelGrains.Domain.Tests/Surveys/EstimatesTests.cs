using ChannelGrains.Domain.Surveys;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Surveys;

/// <summary>Expected values were computed with 30 digits by another program from the formulas of the sources.</summary>
public sealed class EstimatesTests
{
    private const double Tolerance = 1e-11;

    [Theory]
    [InlineData(92, 100, 0.92, 0.850018922991, 0.958906538516)]
    [InlineData(1, 1, 1, 0.206549314377, 1)]
    [InlineData(0, 1, 0, 0, 0.793450685623)]
    [InlineData(0, 10, 0, 0, 0.277532799863)]
    [InlineData(10, 10, 1, 0.722467200137, 1)]
    [InlineData(3, 4, 0.75, 0.300641842582, 0.95441273919)]
    [InlineData(1, 2, 0.5, 0.0945312057342, 0.905468794266)]
    [InlineData(15, 20, 0.75, 0.531299122381, 0.888138298592)]
    public void Share_OfAnswers_HasTheIntervalOfWilson(long part, long all, double value, double lower, double upper) => Equal(value, lower, upper, Estimates.Share(part, all));

    [Theory]
    [InlineData(50, 30, 20, 0.3, 0.139745327289, 0.441761560989)]
    [InlineData(5, 0, 0, 1, 0.38554900569, 1)]
    [InlineData(0, 0, 3, -1, -1, -0.20592328246)]
    [InlineData(0, 4, 0, 0, -0.489890836455, 0.489890836455)]
    [InlineData(2, 1, 3, -0.166666666666667, -0.67465563496, 0.461044147161)]
    [InlineData(1, 0, 1, 0, -0.810937588532, 0.810937588532)]
    [InlineData(4, 1, 1, 0.5, -0.189916322923, 0.839858065181)]
    public void NetPromoters_OfAnswers_HaveAnIntervalOfBothShares(long promoters, long passives, long detractors, double value, double lower, double upper) =>
        Equal(value, lower, upper, Estimates.NetPromoters(new SurveyCounts { Promoters = promoters, Passives = passives, Detractors = detractors }));

    [Fact]
    public void Estimates_WithoutAnAnswer_AreNone()
    {
        Assert.Null(Estimates.Share(0, 0));
        Assert.Null(Estimates.NetPromoters(new SurveyCounts { Invited = 5, Answers = 3, Rated = 3 }));
    }

    [Fact]
    public void Estimates_OfAnyAnswers_LieInTheirIntervalsAndThoseInTheirBounds() => Gen.Select(Gen.Long[0, 2_000], Gen.Long[0, 2_000], Gen.Long[0, 2_000]).Sample((promoters, passives, detractors) =>
    {
        if (Estimates.Share(promoters, promoters + detractors) is { } share)
            Assert.True(share is { Lower: >= 0, Upper: <= 1 } && share.Lower <= share.Value && share.Value <= share.Upper);
        if (Estimates.NetPromoters(new SurveyCounts { Promoters = promoters, Passives = passives, Detractors = detractors }) is not { } score)
            return;
        Assert.True(score is { Lower: >= -1, Upper: <= 1 } && score.Lower <= score.Value && score.Value <= score.Upper);
        // Who answers the other way round says the opposite.
        var other = Estimates.NetPromoters(new SurveyCounts { Promoters = detractors, Passives = passives, Detractors = promoters })!.Value;
        Assert.Equal(-score.Lower, other.Upper, Tolerance);
    });

    private static void Equal(double value, double lower, double upper, Estimate? estimate)
    {
        Assert.NotNull(estimate);
        Assert.Equal(value, estimate.Value.Value, Tolerance);
        Assert.Equal(lower, estimate.Value.Lower, Tolerance);
        Assert.Equal(upper, estimate.Value.Upper, Tolerance);
    }
}
