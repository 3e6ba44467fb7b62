using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Risk;
using Xunit;
using static ChannelGrains.Domain.Tests.Risk.Observed;

namespace ChannelGrains.Domain.Tests.Risk;

public sealed class RiskBookTests
{
    private readonly RiskBook _book = new();

    [Fact]
    public void MuteFactor_UntilADay_HoldsUntilThatDay()
    {
        _book.Apply(new MuteFactor(RiskFactorKind.SalesDrop, "2026-03-22", "Season ends").Decide(_book, Today).Require(), 1, 0);

        Assert.Equal(BusinessDay.Of(2026, 3, 22), _book.MutesOn(BusinessDay.Of(2026, 3, 21))[RiskFactorKind.SalesDrop]);
        Assert.Empty(_book.MutesOn(BusinessDay.Of(2026, 3, 22)));
        Assert.Equal("FACTOR_NOT_MUTED", Refused(RiskFactorKind.SalesDrop, "", "Over", BusinessDay.Of(2026, 3, 22)));

        _book.Apply(new MuteFactor(RiskFactorKind.SalesDrop, "", "Begins early").Decide(_book, Today).Require(), 2, 0);
        Assert.Null(_book.MuteOf(RiskFactorKind.SalesDrop));
    }

    [Theory]
    [InlineData(RiskFactorKind.Unspecified, "2026-03-22", "x", "FACTOR")]
    [InlineData((RiskFactorKind)99, "2026-03-22", "x", "FACTOR")]
    [InlineData(RiskFactorKind.Clock, "2026-03-22", " ", "REASON_EMPTY")]
    [InlineData(RiskFactorKind.Clock, "2026-03-22", "a\nb", "TEXT_INVALID")]
    [InlineData(RiskFactorKind.Clock, "", "x", "FACTOR_NOT_MUTED")]
    [InlineData(RiskFactorKind.Clock, "soon", "x", "DATE")]
    [InlineData(RiskFactorKind.Clock, "2026-03-20", "x", "MUTE_TOO_LONG")]
    [InlineData(RiskFactorKind.Clock, "2027-03-22", "x", "MUTE_TOO_LONG")]
    public void MuteFactor_WhatCannotBe_IsRefused(RiskFactorKind kind, string until, string reason, string refused) => Assert.Equal(refused, Refused(kind, until, reason, Today));

    [Fact]
    public void Hold_IsSetOnceAndReleasedOnce()
    {
        Assert.Equal("HOLD_NOT_SET", new ReleaseHold("x").Decide(_book).Refusal!.Reason);
        _book.Apply(new SetHold("Diversion").Decide(_book).Require(), 7, 9);
        Assert.Equal(new RiskHold("Diversion", 7, 9), _book.Hold);
        Assert.Equal("HOLD_SET", new SetHold("x").Decide(_book).Refusal!.Reason);
        _book.Apply(new ReleaseHold("Explained").Decide(_book).Require(), 8, 9);
        Assert.Null(_book.Hold);
    }

    [Fact]
    public void Apply_ALevel_IsWhatTheNextEvaluationIsGiven()
    {
        var told = RiskEvaluation.Evaluate(Nothing(Today) with { RedLines = [5] }, RiskRules.Default, _book.Standing);
        _book.Apply(told.Change(_book.Standing)!, 3, 11);

        Assert.Equal((RiskLevel.Critical, 3L, 11L, 1m), (_book.Level, _book.LevelVersion, _book.LevelAtMicros, _book.Score));
        Assert.Equal(told.Standing.Factors, _book.Standing.Factors);
        Assert.Null(RiskEvaluation.Evaluate(Nothing(Today) with { RedLines = [5] }, RiskRules.Default, _book.Standing).Change(_book.Standing));
        Assert.Throws<InvalidOperationException>(() => _book.Apply(new RiskHoldReleased("x"), 4, 12));
    }

    private string Refused(RiskFactorKind kind, string until, string reason, BusinessDay today) => new MuteFactor(kind, until, reason).Decide(_book, today).Refusal!.Reason;
}
