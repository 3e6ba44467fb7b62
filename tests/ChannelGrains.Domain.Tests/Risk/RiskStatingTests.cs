using ChannelGrains.Domain.Risk;
using Xunit;

namespace ChannelGrains.Domain.Tests.Risk;

/// <summary>What of an evaluation is stated.</summary>
public sealed class RiskStatingTests
{
    private const long Day = 86_400_000_000;

    private static readonly RiskFactor Factor = new(RiskFactorKind.Disputes, 2, 0, 0.5m, 1, 0.5m, true, Day, 10 * Day, null);

    [Fact]
    public void Decide_AtLow_StatesNoFactor() => Assert.Null(RiskStating.Decide(null, Told(RiskLevel.Low, Factor), RiskRules.Default));

    [Fact]
    public void Decide_AnotherLevel_StatesItOnce()
    {
        var told = Told(RiskLevel.Medium, Factor);
        var changed = RiskStating.Decide(null, told, RiskRules.Default)!;

        Assert.Equal((RiskLevel.Low, RiskLevel.Medium, 0.5m), (changed.From, changed.To, changed.Score));
        Assert.Equal([Factor], changed.Factors);
        var book = BookOf((changed, 5));
        Assert.Null(RiskStating.Decide(book, told, RiskRules.Default));
        Assert.Equal((5, 5), (book.LevelVersion, book.LevelSince));
    }

    [Fact]
    public void Decide_AnotherFactorAboveLow_IsStatedWithinTheLevel()
    {
        var book = BookOf((RiskStating.Decide(null, Told(RiskLevel.Medium, Factor), RiskRules.Default)!, 5));
        var more = Told(RiskLevel.Medium, Factor, Factor with { Kind = RiskFactorKind.FailedPayments });
        var changed = RiskStating.Decide(book, more, RiskRules.Default)!;
        book.Apply(changed, 6, 6);

        Assert.Equal((RiskLevel.Medium, RiskLevel.Medium), (changed.From, changed.To));
        // The level holds since it rose.
        Assert.Equal((6, 5, 5), (book.LevelVersion, book.LevelSince, book.LevelAtMicros));
        Assert.Null(RiskStating.Decide(book, more, RiskRules.Default));
    }

    [Fact]
    public void Decide_FactorThatStillStands_IsStatedAgainBeforeItIsForgotten()
    {
        var book = BookOf((RiskStating.Decide(null, Told(RiskLevel.Medium, Factor), RiskRules.Default)!, 5));

        Assert.Null(RiskStating.Decide(book, Told(RiskLevel.Medium, Factor with { LastSeenMicros = 24 * Day }), RiskRules.Default));
        Assert.NotNull(RiskStating.Decide(book, Told(RiskLevel.Medium, Factor with { LastSeenMicros = 25 * Day }), RiskRules.Default));
        Assert.Null(RiskStating.Decide(book, Told(RiskLevel.Medium, Factor with { IsRaised = false, LastSeenMicros = 25 * Day }), RiskRules.Default));
    }

    [Fact]
    public void Hold_ByTheRules_IsOnceForEachRise()
    {
        var rules = RiskRules.Default with { IsHeldAtCritical = true };
        var book = BookOf((RiskStating.Decide(null, Told(RiskLevel.Critical, Factor), rules)!, 5));
        Assert.Null(RiskStating.Hold(book, RiskRules.Default));

        book.Apply(RiskStating.Hold(book, rules)!, 6, 6);
        Assert.Null(RiskStating.Hold(book, rules));
        book.Apply(new RiskHoldReleased("explained"), 7, 7);
        Assert.Null(RiskStating.Hold(book, rules));
        book.Apply(RiskStating.Decide(book, Told(RiskLevel.High, Factor), rules)!, 8, 8);
        book.Apply(RiskStating.Decide(book, Told(RiskLevel.Critical, Factor), rules)!, 9, 9);
        Assert.NotNull(RiskStating.Hold(book, rules));
    }

    private static RiskEvaluation Told(RiskLevel level, params RiskFactor[] factors) => new(0.5m, level, [.. factors], null);

    private static RiskBook BookOf((RiskFact Fact, long Version) stated)
    {
        var book = new RiskBook();
        book.Apply(stated.Fact, stated.Version, stated.Version);
        return book;
    }
}
