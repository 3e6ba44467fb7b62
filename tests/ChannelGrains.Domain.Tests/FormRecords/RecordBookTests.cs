using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.FormPlans;
using ChannelGrains.Domain.FormRecords;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.FormRecords;

public sealed class RecordBookTests
{
    private static readonly FindingKey Floor = new("check", "", "floor"), Shelves = new("check", "", "shelves");

    private readonly RecordBook _book = new();

    [Fact]
    public void Apply_AFailedItem_IsOneFindingUntilALaterRecordPassesIt()
    {
        Recording.Take(_book, "r-1", false, 2, true, Recording.Now - (80 * Recording.Hour));
        Assert.Equal([(Floor, "r-1", 1), (Shelves, "r-1", 1)], _book.Open.Select(finding => (finding.Key, finding.RecordId, finding.TimesFailed)));

        Recording.Take(_book, "r-2", false, 4, true, Recording.Now - (40 * Recording.Hour));
        var floor = Assert.Single(_book.Open);
        Assert.Equal((Floor, "r-1", "r-2", 2, "finding:r-2:floor"), (floor.Key, floor.RecordId, floor.LastRecordId, floor.TimesFailed, floor.ActionCause));

        Recording.Take(_book, "r-3", true, 5, true);
        Assert.Empty(_book.Open);
        Assert.Equal(new RecordMonth(3, 37_500_000 + 62_500_000 + 100_000_000, 2, 0, 2, 1), _book.In(Month));

        // It comes back, and is known to have been there.
        Recording.Take(_book, "r-4", false, 5, true, Recording.Now + 1);
        Assert.Equal((1, "r-4"), (Assert.Single(_book.Open).TimesFoundBefore, _book.Open.First().RecordId));
        Assert.Equal((3, 1), (_book.In(Month).Found, _book.In(Month).FoundAgain));
    }

    [Fact]
    public void Apply_ARecordThatWasTakenBeforeTheLatest_IsKeptButChangesNoFinding()
    {
        Recording.Take(_book, "r-2", true, 5, true);

        var older = Recording.Take(_book, "r-1", false, 1, false, Recording.Now - Recording.Hour);

        Assert.False(older.IsLatest);
        Assert.Empty(_book.Open);
        Assert.Equal(("r-2", 2), (_book.LatestOf(new("check", ""))?.RecordId, _book.In(Month).Inspected));
    }

    [Fact]
    public void Apply_AFailureWhoseActionIsNotClosed_DoesNotCauseAnother()
    {
        Recording.Take(_book, "r-1", false, 5, true);

        var again = Recording.Submit(Recording.Setting("r-2", Recording.Now + 1, Recording.Answers(false, 5, true)), _book, Recording.Now + 1, Recording.Lookups() with { IsActionLive = finding => finding.ActionCause == "finding:r-1:floor" }).Require();
        _book.Apply(again);

        Assert.Equal(("finding:r-1:floor", 2), (Assert.Single(_book.Open).ActionCause, _book.Open.First().TimesFailed));
    }

    [Fact]
    public void Apply_AnItemThatDoesNotApplyOrIsNotAnswered_LeavesItsFindingOpen()
    {
        Recording.Take(_book, "r-1", true, 1, false);

        var later = Recording.Submit(Recording.Setting("r-2", Recording.Now + 1, new AnswerSetting("floor") { Yes = true }, new AnswerSetting("fresh") { DoesNotApply = true }), _book, Recording.Now + 1).Require();
        _book.Apply(later);

        Assert.Equal(["fresh", "shelves"], _book.Open.Select(finding => finding.Key.ItemId));
        Assert.True(_book.FindOpen(new("check", "", "fresh"))!.IsRedLine);
    }

    [Fact]
    public void Amend_AnAnswer_KeepsTheOldOneAndClosesOrOpensWhatItSays()
    {
        var submitted = Recording.Take(_book, "r-1", false, 4, true);
        var command = new AmendRecord("r-1", [new AnswerSetting("floor") { Yes = true }, new AnswerSetting("shelves") { Scale = 1 }], "a slip");

        var amended = command.Decide(command.Read().Require(), submitted, submitted.Record.Answers, 0, Recording.Form, [], _book, Recording.Now + Recording.Hour).Require();
        _book.Apply(amended);

        Assert.Equal([(false, null), (null, 4)], amended.Before.Select(answer => (answer.Yes, answer.Scale)));
        Assert.Equal(Shelves, Assert.Single(_book.Open).Key);
        Assert.Equal((62_500_000L, 50_000_000L), (amended.ScoreBefore.ScoreMicros, amended.Score.ScoreMicros));
        Assert.Equal((1, 50_000_000L), (_book.In(Month).Inspected, _book.In(Month).ScoreMicros));
        Assert.Equal("AMENDMENTS_FULL", command.Decide(command.Read().Require(), submitted, submitted.Record.Answers, 20, Recording.Form, [], _book, Recording.Now).Refusal?.Reason);
        Assert.Equal("REASON_EMPTY", (command with { Reason = " " }).Read().Refusal?.Reason);
        Assert.Equal("ANSWERS_EMPTY", (command with { Answers = [] }).Read().Refusal?.Reason);
    }

    [Fact]
    public void Decide_AnOpenFinding_KeepsWhatWasDecided()
    {
        Recording.Take(_book, "r-1", false, 5, true);
        var (command, today) = (new DecideFinding("r-1", "floor", "no mop", "buy one", "2026-03-10"), BusinessDay.Parse("2026-03-07"));

        _book.Apply(command.Decide(_book, "manager", today).Require());

        Assert.Equal(("no mop", "buy one", "manager"), (_book.Open.First().Decided?.Cause, _book.Open.First().Decided?.Decision, _book.Open.First().Decided?.DecidedBy));
        Assert.Equal("FINDING_NOT_FOUND", (command with { ItemId = "shelves" }).Decide(_book, "m", today).Refusal?.Reason);
        Assert.Equal("CAUSE_EMPTY", (command with { Cause = "" }).Decide(_book, "m", today).Refusal?.Reason);
        Assert.Equal("DECISION_EMPTY", (command with { Decision = "" }).Decide(_book, "m", today).Refusal?.Reason);
        Assert.Equal("DATE", (command with { CheckOn = "soon" }).Decide(_book, "m", today).Refusal?.Reason);
        Assert.Equal("CHECK_DAY", (command with { CheckOn = "2026-03-06" }).Decide(_book, "m", today).Refusal?.Reason);
        Assert.Equal("CHECK_DAY", (command with { CheckOn = "2027-03-09" }).Decide(_book, "m", today).Refusal?.Reason);
    }

    [Fact]
    public void Set_MoreAnsweredThanAreTold_ForgetsThoseThatBeganFirst()
    {
        foreach (var day in Enumerable.Range(0, PlanLimits.MaxAnswered + 10).Reverse())
            _book.Set(new AnsweredAssignment("plan", new(day), "", "r"));

        Assert.Equal((PlanLimits.MaxAnswered, 10), (_book.Answered.Count, _book.Answered.First().BeginsOn.DaysSinceEpoch));
    }

    [Fact]
    public void Apply_AnyRecords_OpensExactlyWhatTheLatestOfEachItemFails() => Gen.Select(Gen.Bool, Gen.Int[1, 5], Gen.Bool, Gen.Int[0, 50]).Array[1, 20].Sample(visits =>
    {
        var book = new RecordBook();
        var (latest, failed) = (long.MinValue, new HashSet<string>());
        foreach (var (number, (floor, shelves, fresh, hours)) in visits.Index())
        {
            var takenAt = Recording.Now - (hours * Recording.Hour);
            Recording.Take(book, $"r-{number}", floor, shelves, fresh, takenAt);
            if (takenAt < latest)
                continue;
            (latest, failed) = (takenAt, []);
            if (!floor)
                failed.Add("floor");
            if (shelves < 3)
                failed.Add("shelves");
            if (!fresh)
                failed.Add("fresh");
        }

        Assert.Equal(failed.Order(StringComparer.Ordinal), book.Open.Select(finding => finding.Key.ItemId));
        Assert.Equal(visits.Length, book.Months.Sum(month => month.Value.Inspected));
        Assert.Equal(book.Open.Count, book.Months.Sum(month => month.Value.Found - month.Value.Closed));
    });

    private static int Month => BusinessDay.Parse("2026-03-07").Month;
}
