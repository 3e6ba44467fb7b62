using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.FormPlans;
using ChannelGrains.Domain.FormRecords;
using Xunit;

namespace ChannelGrains.Domain.Tests.FormRecords;

public sealed class SubmitRecordTests
{
    private static readonly string File = new('a', 64);

    public static TheoryData<RecordSetting, string, string> Faults => new()
    {
        { Recording.Setting("r 1"), "INVALID_ID", "record.record_id" },
        { Recording.Setting("r") with { FormVersion = 0 }, "FORM_VERSION", "record.form_version" },
        { Recording.Setting("r") with { StoreId = new string('x', 65) }, "TEXT_TOO_LONG", "record.store_id" },
        { Recording.Setting("r") with { TakenBy = "a\u0001" }, "TEXT_INVALID", "record.taken_by" },
        { Recording.Setting("r") with { TakenAtMicros = null }, "TIME_MISSING", "record.taken_at" },
        { Recording.Setting("r", Recording.Now + (Recording.Hour / 10)), "TIME_AHEAD", "record.taken_at" },
        { Recording.Setting("r", 0), "TIME_TOO_OLD", "record.taken_at" },
        { Recording.Setting("r") with { Place = new(90_000_001, 0, 0) }, "PLACE", "record.place" },
        { Recording.Setting("r") with { Place = new(int.MinValue, 0, 0) }, "PLACE", "record.place" },
        { Recording.Setting("r") with { PlanId = "" }, "INVALID_ID", "record.assignment.plan_id" },
        { Recording.Setting("r") with { PlanId = "p", BeginsOn = "today" }, "DATE", "record.assignment.begins_on" },
        { Recording.Setting("r", Recording.Now, [.. Enumerable.Range(0, 101).Select(i => new AnswerSetting($"i{i}"))]), "ANSWERS_FULL", "record.answers" },
        { Recording.Setting("r", Recording.Now, new AnswerSetting("floor") { Yes = true }, new AnswerSetting("floor") { Yes = false }), "ITEM_TWICE", "record.answers[1].item_id" },
        { Recording.Setting("r", Recording.Now, new AnswerSetting("floor") { Number = "1e9" }), "NUMBER", "record.answers[0].number" },
        { Recording.Setting("r", Recording.Now, new AnswerSetting("floor") { Yes = true, Files = ["../../etc/passwd"] }), "FILE_NAME", "record.answers[0].files" },
        { Recording.Setting("r", Recording.Now, new AnswerSetting("floor") { Yes = true, Files = [File.ToUpperInvariant()] }), "FILE_NAME", "record.answers[0].files" },
        { Recording.Setting("r", Recording.Now, new AnswerSetting("floor") { Yes = true, Files = [.. Enumerable.Repeat(File, 17)] }), "FILES_FULL", "record.answers[0].files" },
        { Recording.Setting("r", Recording.Now, new AnswerSetting("unknown") { Yes = true }), "ITEM_UNKNOWN", "record.answers" },
        { Recording.Setting("r", Recording.Now, new AnswerSetting("floor") { DoesNotApply = true }), "NOT_APPLICABLE", "record.answers" },
        { Recording.Setting("r", Recording.Now, new AnswerSetting("floor") { Scale = 1 }), "ANSWER_KIND", "record.answers" },
        { Recording.Setting("r", Recording.Now, new AnswerSetting("shelves") { Scale = 6 }), "SCALE", "record.answers" },
        { Recording.Setting("r", Recording.Now, new AnswerSetting("shelves") { Scale = 3 }), "ANSWER_MISSING", "record.answers" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Submit_AFaultyRecord_NamesTheField(RecordSetting record, string reason, string field)
    {
        var refusal = Recording.Submit(record, new RecordBook()).Refusal;

        Assert.Equal((reason, field), (refusal?.Reason, refusal?.Field));
    }

    [Fact]
    public void Submit_WhatIsNotThere_IsRefusedNamingIt()
    {
        var (book, record) = (new RecordBook(), Recording.Setting("r"));
        Assert.Equal("FORM_NOT_FOUND", Recording.Submit(record, book, lookups: Recording.Lookups() with { Form = null }).Refusal?.Reason);
        var missing = Recording.Submit(record, book, lookups: Recording.Lookups() with { MissingFiles = [File, new string('b', 64)] }).Refusal;
        Assert.Equal(("EVIDENCE_MISSING", $"{File},{new string('b', 64)}"), (missing?.Reason, missing?.Metadata?["files"]));

        var day = BusinessDay.Parse("2026-03-02");
        var plan = new PlannedDays(new PutPlan(new("weekly", "check", "", [], [], [], [], "FREQ=WEEKLY", [], "2026-03-02", "", 3, "", false), null).Read().Require(), [day, day.AddDays(7)]);
        var answers = record with { PlanId = "weekly", BeginsOn = "2026-03-02" };
        Assert.False(Recording.Submit(answers, book, lookups: Recording.Lookups() with { Plan = plan }).IsRefused);
        foreach (var other in new[] { null, plan with { Days = [day.AddDays(1)] }, plan with { Plan = plan.Plan with { FormId = "other" } } })
            Assert.Equal("ASSIGNMENT_NOT_FOUND", Recording.Submit(answers, book, lookups: Recording.Lookups() with { Plan = other }).Refusal?.Reason);
        Assert.Equal("ASSIGNMENT_NOT_FOUND", Recording.Submit(answers with { BeginsOn = "2026-03-09" }, book, lookups: Recording.Lookups() with { Plan = plan }).Refusal?.Reason);
    }

    [Fact]
    public void Submit_ARecord_HasItsDayInThePartnersZoneItsScoreAndHowLongItHolds()
    {
        var submitted = Recording.Submit(Recording.Setting("r", Recording.Now - (Recording.Hour * 25 / 2), Recording.Answers(true, 3, true)), new RecordBook(), lookups: Recording.Lookups() with { Form = Recording.Form with { ValidityDays = 30 } }).Require();

        Assert.Equal(("2026-03-06", "2026-04-05"), (submitted.TakenOn.ToString(), submitted.HoldsUntil.ToString()));
        Assert.Equal((75_000_000L, true, "inspector"), (submitted.Score.ScoreMicros, submitted.Score.HasPassed, submitted.Record.TakenBy));
    }

    [Fact]
    public void Submit_BeyondTheBounds_IsRefused()
    {
        var book = new RecordBook();
        foreach (var store in Enumerable.Range(0, RecordLimits.MaxPlaces))
            book.Set(new PlaceKey("check", $"s{store}"), new LatestRecord("r", 0, null, true, true));
        Assert.Equal("PLACES_FULL", Recording.Submit(Recording.Setting("r"), book).Refusal?.Reason);
        Assert.False(Recording.Submit(Recording.Setting("r") with { StoreId = "s1" }, book).IsRefused);

        foreach (var item in Enumerable.Range(0, RecordLimits.MaxOpenFindings))
            book.Set(new Finding(new("other", "", $"i{item}"), "r", "", Domain.Actions.ActionPriority.High, false, 0, 0));
        Assert.Equal("FINDINGS_FULL", Recording.Submit(Recording.Setting("r", Recording.Now, Recording.Answers(false, 5, true)) with { StoreId = "s1" }, book).Refusal?.Reason);
        Assert.False(Recording.Submit(Recording.Setting("r") with { StoreId = "s1" }, book).IsRefused);
    }
}
