using System.Globalization;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Selection;
using ChannelGrains.Domain.Tests.Partners;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Selection;

public sealed class SelectionTests
{
    private static readonly SelectionCriteria Criteria = new([new("reach", 3, ""), new("solvency", 2, ""), new("fit", 1, "")], 70, 4);

    private static readonly PartnerLife Prospect = LifecycleTableTests.In(LifecycleState.Prospect);

    [Fact]
    public void Decide_PointsForEachCriterion_AreWeighed()
    {
        var scored = Score(("fit", 40), ("reach", 80), ("solvency", 70)).Require();
        Assert.Equal((420L, 6L, true, "70.000000000000"), (scored.WeightedPoints, scored.TotalWeight, scored.Passes, scored.Score));
        Assert.Equal((4L, 70), (scored.CriteriaVersion, scored.Threshold));
        Assert.Equal([new("reach", 3, 80), new("solvency", 2, 70), new("fit", 1, 40)], scored.Criteria);
    }

    [Fact]
    public void Passes_OnePointBelowTheThreshold_IsFalse() => Assert.False(Score(("fit", 39), ("reach", 80), ("solvency", 70)).Require().Passes);

    [Fact]
    public void Passes_AnyPoints_IsTheExactComparison() =>
        Gen.Int[1, 1_000].Select(Gen.Int[0, 100]).Array[1, 32].Select(Gen.Int[0, 100]).Sample((criteria, threshold) =>
        {
            var scored = new ScorePartner([.. criteria.Select((one, place) => new CriterionPoints($"c{place}", one.Item2))], "", 0)
                .Decide(Prospect, Example.Today, new([.. criteria.Select((one, place) => new SelectionCriterion($"c{place}", one.Item1, ""))], threshold, 1)).Require();
            Assert.Equal(criteria.Sum(one => (decimal)one.Item1 * one.Item2) >= criteria.Sum(one => (decimal)one.Item1) * threshold, scored.Passes);
            Assert.InRange(decimal.Parse(scored.Score, CultureInfo.InvariantCulture), criteria.Min(one => one.Item2), criteria.Max(one => one.Item2));
        });

    [Fact]
    public void Decide_PointsThatDoNotFit_NameWhichAndWhatToDo()
    {
        AssertRefused(Score(("fit", 40), ("reach", 80)), "POINTS", "points");
        AssertRefused(Score(("fit", 40), ("reach", 80), ("solvency", 101)), "POINTS", "points[2].points");
        AssertRefused(Score(("fit", 40), ("reach", 80), ("solvency", -1)), "POINTS", "points[2].points");
        AssertRefused(Score(("fit", 40), ("fit", 80), ("solvency", 1)), "POINTS", "points[1].name");
        AssertRefused(Score(("fit", 40), ("charm", 80), ("solvency", 1)), "POINTS", "points[1].name");
    }

    [Fact]
    public void Decide_OtherCriteriaThanThePointsAreBy_IsRefused()
    {
        AssertRefused(new ScorePartner([new("fit", 1)], "", 3).Decide(Prospect, Example.Today, Criteria), "CRITERIA_CHANGED", null);
        AssertRefused(new ScorePartner([new("fit", 1)], "", 0).Decide(Prospect, Example.Today, SelectionCriteria.None), "CRITERIA_UNDEFINED", null);
    }

    [Fact]
    public void Define_OutOfBounds_NamesTheField()
    {
        AssertRefused(Define([]), "CRITERIA_COUNT", "criteria.criteria");
        AssertRefused(Define([.. Enumerable.Range(0, 33).Select(place => new SelectionCriterion($"c{place}", 1, ""))]), "CRITERIA_COUNT", "criteria.criteria");
        AssertRefused(Define([new("a", 1, ""), new("a", 1, "")]), "CRITERION_NAME", "criteria.criteria[1].name");
        AssertRefused(Define([new("", 1, "")]), "CRITERION_NAME", "criteria.criteria[0].name");
        AssertRefused(Define([new("a", 0, "")]), "CRITERION_WEIGHT", "criteria.criteria[0].weight");
        AssertRefused(Define([new("a", 1_001, "")]), "CRITERION_WEIGHT", "criteria.criteria[0].weight");
        AssertRefused(new DefineCriteria([new("a", 1, "")], 101, null).Decide(Criteria), "THRESHOLD", "criteria.threshold");
        AssertRefused(new DefineCriteria([new("a", 1, "")], 50, "3").Decide(Criteria), "ETAG_MISMATCH", null);
        Assert.Equal(5, new DefineCriteria([new("a", 1, "")], 50, "4").Decide(Criteria).Require().Version);
    }

    [Fact]
    public void Plan_OutOfBounds_NamesTheField()
    {
        var partner = LifecycleTableTests.In(LifecycleState.Qualified);
        var plan = new PlanCooperation("together", "Chen", new("CNY", 1_200_000, 0), Example.Today, "3");
        Assert.Equal(Amount.FromUnits(1_200_000), plan.Decide(partner, Example.Today, 3).Require().ExpectedSales);
        AssertRefused(plan.Decide(partner, Example.Today, 4), "ETAG_MISMATCH", null);
        AssertRefused((plan with { Summary = " " }).Decide(partner, Example.Today, 3), "PLAN_EMPTY", "plan.summary");
        AssertRefused((plan with { ExpectedSales = new("EUR", 1, 0) }).Decide(partner, Example.Today, 3), "CURRENCY_NOT_PROGRAMMES", "plan.expected_sales.currency_code");
        AssertRefused((plan with { ExpectedSales = new("CNY", -1, 0) }).Decide(partner, Example.Today, 3), "AMOUNT", "plan.expected_sales");
    }

    [Fact]
    public void File_ScoresAndPlans_AreTheLatestAndGiveEvidence()
    {
        Assert.Equal("SCORE_MISSING", SelectionFile.Empty.Qualification().Refusal!.Reason);
        Assert.Equal("PLAN_MISSING", SelectionFile.Empty.Negotiation().Refusal!.Reason);

        var file = SelectionFile.Empty.Apply(Score(("fit", 39), ("reach", 80), ("solvency", 70)).Require(), "chen", 1, 2);
        var failed = file.Qualification().Refusal!;
        Assert.Equal("SCORE_BELOW_THRESHOLD", failed.Reason);
        Assert.Contains("score 69.83, threshold 70", failed.Message, StringComparison.Ordinal);

        file = file.Apply(Score(("fit", 40), ("reach", 80), ("solvency", 70)).Require(), "chen", 2, 3);
        Assert.Equal(new StepEvidence(EvidenceKind.Score, 3, "score 70.00, threshold 70, criteria of version 4"), file.Qualification().Require());
        file = file.Apply(new CooperationPlanned("together", "", null, "CNY", null), "chen", 3, 4);
        Assert.Equal(new StepEvidence(EvidenceKind.Plan, 4, "together"), file.Negotiation().Require());
    }

    /// <summary>One rounding everywhere, and a score that fails never looks as if it passed.</summary>
    [Theory]
    [InlineData(185, 3, "61.67")]
    [InlineData(184, 3, "61.33")]
    [InlineData(34_999, 500, "69.998000000000")]
    public void Qualification_OfAScoreThatFails_RoundsItAsElsewhere(int points, int weight, string text)
    {
        var scored = new PartnerScored(4, 70, [new("all", 1, points), .. Enumerable.Repeat(new ScoredCriterion("none", 1, 0), weight - 1)], "");

        Assert.Contains($"score {text}, threshold 70", new SelectionFile(new(scored, "chen", 1, 2), null).Qualification().Refusal!.Message, StringComparison.Ordinal);
    }

    private static Outcome<PartnerScored> Score(params (string Name, int Points)[] points) =>
        new ScorePartner([.. points.Select(one => new CriterionPoints(one.Name, one.Points))], "a visit", 0).Decide(Prospect, Example.Today, Criteria);

    private static Outcome<SelectionCriteria> Define(SelectionCriterion[] criteria) => new DefineCriteria(criteria, 70, null).Decide(Criteria);

    private static void AssertRefused<T>(Outcome<T> outcome, string reason, string? field)
    {
        Assert.True(outcome.IsRefused);
        Assert.Equal((reason, field), (outcome.Refusal.Reason, outcome.Refusal.Field));
    }
}
