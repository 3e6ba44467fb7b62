using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Risk;
using Xunit;
using static ChannelGrains.Domain.Tests.Risk.Observed;

namespace ChannelGrains.Domain.Tests.Risk;

public sealed class RiskEvaluationTests
{
    private const RiskFactorKind Drop = RiskFactorKind.SalesDrop, Failed = RiskFactorKind.FailedPayments, Red = RiskFactorKind.RedLine;

    // Score 0 up to 0.2, 1 from 0.6.
    private static readonly RiskRules Rules = RiskRules.Default with
    {
        Factors = [.. RiskRules.Default.Factors.Select(rule => rule with { Weight = 0.8m, Start = 0.2m, Full = 0.6m, Hysteresis = 0.05m, ExpiryDays = 30 })],
        Bounds = RiskBounds.Default,
    };

    [Fact]
    public void Evaluate_TwoFactors_EachTakesItsPartOfWhatTheOtherLeaves()
    {
        var told = Tell(Today, RiskStanding.None, new(Drop, 0.4m), new(Failed, 0.3m));

        Assert.Equal((0.5m, 0.4m, 0.2m, 0.8m), (told.Of(Drop).Score, told.Of(Drop).Contribution, told.Of(Drop).Threshold, told.Of(Drop).Weight));
        Assert.Equal((0.25m, 0.2m), (told.Of(Failed).Score, told.Of(Failed).Contribution));
        Assert.Equal(1 - 0.6m * 0.8m, told.Score);
        Assert.Equal(RiskLevel.Medium, told.Level);
    }

    [Fact]
    public void Evaluate_NothingKnown_IsLowAndStatesNothing()
    {
        var told = RiskEvaluation.Evaluate(Nothing(Today), RiskRules.Default, RiskStanding.None);

        Assert.Equal((0m, RiskLevel.Low), (told.Score, told.Level));
        Assert.Null(told.Change(RiskStanding.None));
        Assert.Null(told.NextDueMicros);
        Assert.Empty(told.Standing.Factors);
    }

    [Fact]
    public void Evaluate_AReadingAtTheThreshold_DoesNotFlap()
    {
        var standing = Tell(Today, RiskStanding.None, new RiskReading(Drop, 0.21m)).Standing;
        for (var day = 1; day < 10; day++)
        {
            var told = Tell(Today.AddDays(day), standing, new RiskReading(Drop, day % 2 == 0 ? 0.21m : 0.16m));

            Assert.True(told.Of(Drop).IsRaised);
            Assert.Equal(NoonOf(Today), told.Of(Drop).SinceMicros);
            standing = told.Standing;
        }
        Assert.False(Tell(Today.AddDays(10), standing, new RiskReading(Drop, 0.15m)).Of(Drop).IsRaised);
    }

    [Fact]
    public void Evaluate_AScoreAtTheBoundOfALevel_DoesNotFlap()
    {
        var standing = RiskStanding.None;
        List<RiskLevel> levels = [];
        foreach (var observed in new[] { 0.35m, 0.34m, 0.35m, 0.34m, 0.32m }) // scores 0.3, 0.28, 0.3, 0.28, 0.24
        {
            var told = Tell(Today, standing, new RiskReading(Drop, observed));
            levels.Add(told.Level);
            standing = told.Standing;
        }
        Assert.Equal([RiskLevel.Medium, RiskLevel.Medium, RiskLevel.Medium, RiskLevel.Medium, RiskLevel.Low], levels);
    }

    [Fact]
    public void Evaluate_AHardStop_IsCriticalUntilItFallsOrIsMuted()
    {
        var rules = Rules with { Factors = [.. Rules.Factors.Select(rule => rule.Kind == Red ? rule with { Weight = 0.01m, IsHardStop = true } : rule)] };
        var told = RiskEvaluation.Evaluate([new(Red, 1)], Nothing(Today), rules, RiskStanding.None);

        Assert.Equal((0.01m, RiskLevel.Critical), (told.Score, told.Level));
        Assert.Equal(RiskLevel.Low, RiskEvaluation.Evaluate([new(Red, 0)], Nothing(Today), rules, told.Standing).Level);
        Assert.Equal(RiskLevel.Low, RiskEvaluation.Evaluate([new(Red, 1)], Muted(Today, Red, Today.AddDays(1)), rules, told.Standing).Level);
        Assert.Equal(RiskLevel.Critical, RiskEvaluation.Evaluate([new(Red, 1)], Muted(Today, Red, Today), rules, told.Standing).Level);
    }

    [Fact]
    public void Evaluate_AMutedFactor_IsShownAndCountsAgainOnTheDay()
    {
        var until = Today.AddDays(3);
        var muted = RiskEvaluation.Evaluate([new(Drop, 0.6m)], Muted(Today, Drop, until), Rules, RiskStanding.None);

        Assert.Equal((1m, 0m, true, until), (muted.Of(Drop).Score, muted.Of(Drop).Contribution, muted.Of(Drop).IsRaised, muted.Of(Drop).MutedUntil));
        Assert.Equal((0m, RiskLevel.Low), (muted.Score, muted.Level));
        Assert.Equal(NoonOf(Today) + DayMicros / 2, muted.NextDueMicros);

        var counts = RiskEvaluation.Evaluate([new(Drop, 0.6m)], Muted(until, Drop, until), Rules, muted.Standing);
        Assert.Equal((0.8m, null, NoonOf(Today)), (counts.Score, counts.Of(Drop).MutedUntil, counts.Of(Drop).SinceMicros));
    }

    [Fact]
    public void Evaluate_WhatHappened_ExpiresThirtyDaysAfterItsLastRecurrence()
    {
        var failedAt = NoonOf(Today);
        var reading = new RiskReading(Failed, 0.6m, SeenMicros: failedAt);
        var first = Tell(Today, RiskStanding.None, reading);
        Assert.Equal(failedAt + 30 * DayMicros, first.NextDueMicros);
        Assert.Equal(RiskLevel.Critical, Tell(Today.AddDays(29), first.Standing, reading).Level);
        Assert.Equal(RiskLevel.Low, Tell(Today.AddDays(30), first.Standing, reading).Level);
        Assert.False(Tell(Today.AddDays(30), first.Standing, reading).Of(Failed).IsKnown);

        var again = Tell(Today.AddDays(29), first.Standing, reading with { SeenMicros = failedAt + 29 * DayMicros });
        Assert.Equal(failedAt, again.Of(Failed).SinceMicros);
        Assert.True(Tell(Today.AddDays(58), again.Standing, reading with { SeenMicros = failedAt + 29 * DayMicros }).Of(Failed).IsRaised);
    }

    [Fact]
    public void Evaluate_AFactorThatFellAndRisesAgain_IsTheSameOneUntilItIsForgotten()
    {
        var rose = Tell(Today, RiskStanding.None, new RiskReading(Drop, 0.6m)).Standing;
        var fell = Tell(Today.AddDays(1), rose, new RiskReading(Drop, 0));
        Assert.Equal((false, 0m, NoonOf(Today), NoonOf(Today)), (fell.Of(Drop).IsRaised, fell.Score, fell.Of(Drop).SinceMicros, fell.Of(Drop).LastSeenMicros));

        Assert.Equal(NoonOf(Today), Tell(Today.AddDays(29), fell.Standing, new RiskReading(Drop, 0.6m)).Of(Drop).SinceMicros);
        Assert.Equal(NoonOf(Today.AddDays(30)), Tell(Today.AddDays(30), fell.Standing, new RiskReading(Drop, 0.6m)).Of(Drop).SinceMicros);
        Assert.Empty(Tell(Today.AddDays(30), fell.Standing).Factors);
    }

    [Fact]
    public void Evaluate_AFactorThatStoodWhenItWasLastTold_GoesOnHoweverLongAgoThatWas()
    {
        var told = Tell(Today, RiskStanding.None, new RiskReading(Drop, 0.6m)).Standing;

        Assert.Equal(NoonOf(Today), Tell(Today.AddDays(200), told, new RiskReading(Drop, 0.6m)).Of(Drop).SinceMicros);
    }

    [Fact]
    public void Evaluate_OtherRules_LevelAnewAndKeepSince()
    {
        var standing = Tell(Today, RiskStanding.None, new RiskReading(Drop, 0.6m)).Standing;
        var milder = Rules with { Factors = [.. Rules.Factors.Select(rule => rule with { Weight = 0.1m })] };

        var told = RiskEvaluation.Evaluate([new(Drop, 0.6m)], Nothing(Today.AddDays(1)), milder, standing);

        Assert.Equal(new RiskLevelChanged(RiskLevel.Critical, RiskLevel.Low, 0.1m, []), told.Change(standing)! with { Factors = [] });
        Assert.Equal(NoonOf(Today), told.Of(Drop).SinceMicros);
    }

    private static RiskEvaluation Tell(BusinessDay day, RiskStanding before, params RiskReading[] readings) => RiskEvaluation.Evaluate(readings, Nothing(day), Rules, before);

    private static RiskInputs Muted(BusinessDay today, RiskFactorKind kind, BusinessDay until) =>
        Nothing(today) with { Mutes = new Dictionary<RiskFactorKind, BusinessDay> { [kind] = until } };
}
