using ChannelGrains.Domain.Forms;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Forms;

public sealed class FormScoreTests
{
    private static readonly Form Hygiene = Asking.Form(
        "80", Asking.YesNo("floor"), Asking.Scale("shelves", 1, 5, "2", "3"), Asking.YesNo("fresh", "3", isRedLine: true),
        Asking.Item("fridge", ItemKind.Number) with { PassRange = new("0", "8"), MayNotApply = true }, Asking.Choice("licence"), Asking.Item("front", ItemKind.Photo));

    /// <summary>100 * (1 * 1 + 2 * 3/4 + 3 * 1 + 1 * 1 + 1 * 0.5) / 8 = 87.5, and without the fridge 100 * 6 / 7 = 85.714286; the other rows by hand as well.</summary>
    [Theory]
    [InlineData(true, 4, true, "7.5", "b", 87_500_000L, true, "licence")]
    [InlineData(true, 4, true, null, "b", 85_714_286L, true, "licence")]
    [InlineData(true, 5, true, "8", "a", 100_000_000L, true, "")]
    [InlineData(false, 2, true, "8.000001", "c", 43_750_000L, false, "floor,shelves,fridge,licence")]
    [InlineData(true, 5, false, "8", "a", 0L, false, "fresh")]
    public void Of_AWorkedExample_IsThatScore(bool floor, int shelves, bool fresh, string? fridge, string licence, long micros, bool passed, string failed)
    {
        var score = FormScore.Of(Hygiene,
        [
            new("floor") { Yes = floor },
            new("shelves") { Scale = shelves },
            new("fresh") { Yes = fresh },
            fridge is null ? new("fridge") { DoesNotApply = true } : new("fridge") { Number = decimal.Parse(fridge, System.Globalization.CultureInfo.InvariantCulture) },
            new("licence") { ChoiceId = licence },
        ]);

        Assert.Equal((micros, passed, failed), (score.ScoreMicros, score.HasPassed, string.Join(',', score.Failed)));
        Assert.Equal(!fresh, score.CrossedRedLine);
    }

    [Fact]
    public void Of_NothingThatCounts_HasNoScoreAndPasses()
    {
        var score = FormScore.Of(Hygiene, [new("fridge") { DoesNotApply = true }, new("front") { Files = ["aa"] }]);

        Assert.Equal((null, true), (score.ScoreMicros, score.HasPassed));
    }

    [Fact]
    public void Of_AThird_ReachesAPassScoreThatItOnlyRoundsTo()
    {
        var form = Asking.Form("33.333334", Asking.YesNo("a"), Asking.YesNo("b"), Asking.YesNo("c"));

        var score = FormScore.Of(form, [new("a") { Yes = true }, new("b") { Yes = false }, new("c") { Yes = false }]);

        Assert.Equal((33_333_333L, false), (score.ScoreMicros, score.HasPassed));
    }

    [Fact]
    public void Of_AnyAnswers_LiesBetween0And100AndDoesNotFallWithABetterOne() =>
        Gen.Select(Gen.Int[1, 5].Array[6], Gen.Int[1, 1_000_000_000].Array[6], Gen.Int[0, 5]).Sample((answers, weights, better) =>
        {
            var form = Asking.Form("", [.. weights.Select((weight, i) => Asking.Scale($"s{i}", 1, 5, FormattableString.Invariant($"{weight / 1_000_000m}")))]);

            var before = Score(form, answers);
            var after = Score(form, [.. answers.Select((answer, i) => i == better ? 5 : answer)]);

            Assert.InRange(before, 0, 100_000_000);
            Assert.InRange(after, before, 100_000_000);
            Assert.Equal(100_000_000, Score(form, [.. answers.Select(_ => 5)]));
            Assert.Equal(0, Score(form, [.. answers.Select(_ => 1)]));
        });

    [Fact]
    public void Of_AnItemThatDoesNotApply_IsTheScoreOfTheFormWithoutIt() => Gen.Select(Gen.Int[1, 5].Array[5], Gen.Int[1, 99].Array[5], Gen.Int[0, 4]).Sample((answers, weights, left) =>
    {
        ItemSetting[] items = [.. weights.Select((weight, i) => Asking.Scale($"s{i}", 1, 5, $"{weight}") with { MayNotApply = true })];
        FormAnswer[] given = [.. answers.Select((answer, i) => i == left ? new FormAnswer($"s{i}") { DoesNotApply = true } : new($"s{i}") { Scale = answer })];

        var with = FormScore.Of(Asking.Form("", items), given);
        var without = FormScore.Of(Asking.Form("", [.. items.Where((_, i) => i != left)]), [.. given.Where((_, i) => i != left)]);

        Assert.Equal(without, with);
    });

    [Fact]
    public void Of_AFailedRedLine_IsZeroWhateverElse() => Gen.Int[1, 5].Array[4].Sample(answers =>
    {
        var form = Asking.Form("", [Asking.YesNo("line", "0", isRedLine: true), .. answers.Select((_, i) => Asking.Scale($"s{i}", 1, 5))]);

        var score = FormScore.Of(form, [new("line") { Yes = false }, .. answers.Select((answer, i) => new FormAnswer($"s{i}") { Scale = answer })]);

        Assert.Equal((0L, false, true), (score.ScoreMicros, score.HasPassed, score.CrossedRedLine));
    });

    private static long Score(Form form, int[] answers) => FormScore.Of(form, [.. answers.Select((answer, i) => new FormAnswer($"s{i}") { Scale = answer })]).ScoreMicros!.Value;
}
