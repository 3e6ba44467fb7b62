using ChannelGrains.Forms.V1;
using Record = ChannelGrains.Forms.V1.Record;

namespace ChannelGrains.Server.Tests.FormRecords;

public sealed class RecordTests(SharedServer shared)
{
    private static readonly string File = new('a', 64);

    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task Submit_ARecord_IsTakenOnceHoweverOftenItIsSent()
    {
        var (partner, form) = (await _client.CreatePartnerAsync(), await _client.PutFormAsync());
        var record = Visiting.Record(partner, form, "r-1", floor: false, shelves: 4);

        var kept = (await _client.Forms.SubmitRecordAsync(new() { Record = record, RequestId = "1" })).Record;

        Assert.Equal(("62.5", true, false), (kept.Score, kept.Passed, kept.RedLine));
        Assert.Equal("floor", Assert.Single(kept.FailedItemIds));
        Assert.Equal($"{DateTime.UtcNow.AddDays(30):yyyy-MM-dd}", kept.HoldsUntil);
        Assert.Equal(record, kept.Record);
        // The same request, another one, and none.
        foreach (var requestId in new[] { "1", "2", "" })
            Assert.Equal(kept, (await _client.Forms.SubmitRecordAsync(new() { Record = record, RequestId = requestId })).Record);
        Assert.Equal(kept, (await _client.Forms.GetRecordAsync(new() { PartnerId = partner, RecordId = "r-1" })).Record);
        Assert.Equal(kept, Assert.Single((await _client.Forms.ListRecordsAsync(new() { PartnerId = partner })).Records));
        Assert.Equal(1, Assert.Single(await _client.FindingsAsync(partner)).TimesFailed);

        var other = Visiting.Record(partner, form, "r-1", floor: true);
        await Refused.WithAsync(StatusCode.AlreadyExists, "RECORD_EXISTS", _client.Forms.SubmitRecordAsync(new() { Record = other }));
        await Refused.WithAsync(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", _client.Forms.SubmitRecordAsync(new() { Record = other, RequestId = "1" }));
    }

    [Fact]
    public async Task Submit_WhatCannotBeTaken_IsRefusedNamingTheField()
    {
        var (partner, form) = (await _client.CreatePartnerAsync(), await _client.PutFormAsync());

        Assert.Equal("record.taken_at", await FieldAsync("TIME_AHEAD", record => record.TakenAt = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddMinutes(10))));
        Assert.Equal("record.taken_at", await FieldAsync("TIME_MISSING", record => record.TakenAt = null));
        Assert.Equal("record.place", await FieldAsync("PLACE", record => record.Place.LongitudeE6 = int.MaxValue));
        Assert.Equal("record.answers", await FieldAsync("ANSWER_MISSING", record => record.Answers.RemoveAt(0)));
        Assert.Equal("record.answers[0].files", await FieldAsync("FILE_NAME", record => record.Answers[0].Files.Add("../x")));
        Assert.Equal("record.form_version", await FieldAsync("FORM_VERSION", record => record.FormVersion = 0));
        await Refused.WithAsync(StatusCode.NotFound, "FORM_NOT_FOUND", SubmitAsync(record => record.FormVersion = 7));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", SubmitAsync(record => record.PartnerId = "nobody"));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "ASSIGNMENT_NOT_FOUND", SubmitAsync(record => record.Assignment = new() { PlanId = "none", BeginsOn = "2026-01-01" }));
        await Refused.WithAsync(StatusCode.NotFound, "RECORD_NOT_FOUND", _client.Forms.GetRecordAsync(new() { PartnerId = partner, RecordId = "r" }));

        async Task<string> FieldAsync(string reason, Action<Record> change) => Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, reason, SubmitAsync(change)));

        AsyncUnaryCall<SubmitRecordResponse> SubmitAsync(Action<Record> change)
        {
            var record = Visiting.Record(partner, form, "r");
            change(record);
            return _client.Forms.SubmitRecordAsync(new() { Record = record });
        }
    }

    [Fact]
    public async Task Submit_AFileThatDidNotArrive_IsRefusedNamingIt()
    {
        var (partner, form) = (await _client.CreatePartnerAsync(), await _client.PutFormAsync());
        var record = Visiting.Record(partner, form, "r-1");
        record.Answers.Add(new Answer { ItemId = "front", Files = { File } });

        var refused = await Refused.WithAsync(StatusCode.FailedPrecondition, "EVIDENCE_MISSING", _client.Forms.SubmitRecordAsync(new() { Record = record }));

        Assert.Contains(File, refused.Status.Detail, StringComparison.Ordinal);
        Assert.Empty((await _client.Forms.ListRecordsAsync(new() { PartnerId = partner })).Records);
    }

    [Fact]
    public async Task Amend_AnAnswer_KeepsTheOldOneAndWhoChangedIt()
    {
        var (partner, form) = (await _client.CreatePartnerAsync(), await _client.PutFormAsync());
        await _client.SubmitAsync(Visiting.Record(partner, form, "r-1", floor: false));
        var request = new AmendRecordRequest { PartnerId = partner, RecordId = "r-1", Answers = { new Answer { ItemId = "floor", Yes = true }, new Answer { ItemId = "shelves", Scale = 3 } }, Reason = "a slip", RequestId = "r" };

        var amended = (await _client.Forms.AmendRecordAsync(request)).Record;

        Assert.Equal(("75", true), (amended.Score, amended.Passed));
        var amendment = Assert.Single(amended.Amendments);
        Assert.Equal(("a slip", "local", false, "by the door", 5), (amendment.Reason, amendment.Principal, amendment.Before[0].Yes, amendment.Before[0].Note, amendment.Before[1].Scale));
        Assert.True(amended.Record.Answers[0].Yes);
        Assert.Equal(amended, (await _client.Forms.AmendRecordAsync(request)).Record);
        Assert.Equal(amended, (await _client.Forms.GetRecordAsync(new() { PartnerId = partner, RecordId = "r-1" })).Record);
        Assert.Empty(await _client.FindingsAsync(partner));
        Assert.Equal(FindingState.Closed, Assert.Single(await _client.FindingsAsync(partner, FindingState.Closed)).State);
        await Refused.WithAsync(StatusCode.NotFound, "RECORD_NOT_FOUND", _client.Forms.AmendRecordAsync(new() { PartnerId = partner, RecordId = "r-2", Answers = { new Answer { ItemId = "floor", Yes = true } }, Reason = "x" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "REASON_EMPTY", _client.Forms.AmendRecordAsync(new() { PartnerId = partner, RecordId = "r-1", Answers = { new Answer { ItemId = "floor", Yes = true } } }));
        // What came first is still what was sent.
        Assert.Equal(amended, (await _client.Forms.SubmitRecordAsync(new() { Record = Visiting.Record(partner, form, "r-1", floor: false, takenAt: amended.Record.TakenAt.ToDateTimeOffset()) })).Record);
    }

    [Fact]
    public async Task List_Pages_AreTheLatestFirstAndEachOnce()
    {
        var (partner, form, other) = (await _client.CreatePartnerAsync(), await _client.PutFormAsync(), await _client.PutFormAsync());
        foreach (var number in Enumerable.Range(1, 6))
            await _client.SubmitAsync(Visiting.Record(partner, number == 4 ? other : form, $"r-{number}", takenAt: DateTimeOffset.UtcNow.AddDays(-number)));

        Assert.Equal("r-1 r-2 r-3 r-4 r-5 r-6", await ListAsync(""));
        Assert.Equal("r-4", await ListAsync(other.FormId));

        async Task<string> ListAsync(string formId)
        {
            List<string> found = [];
            var request = new ListRecordsRequest { PartnerId = partner, FormId = formId, PageSize = 2 };
            do
            {
                var page = await _client.Forms.ListRecordsAsync(request);
                found.AddRange(page.Records.Select(record => record.Record.RecordId));
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);
            return string.Join(' ', found);
        }
    }

    [Fact]
    public async Task Finding_OfAFailedItem_OpensAnActionThatComesBackWhenItFailsAgain()
    {
        var (partner, form) = (await _client.CreatePartnerAsync(), await _client.PutFormAsync());
        await _client.SubmitAsync(Visiting.Record(partner, form, "r-1", floor: false));
        var finding = Assert.Single(await _client.FindingsAsync(partner));
        Assert.Equal(("r-1", "floor", "Clean the floor", false), (finding.RecordId, finding.ItemId, finding.Title, finding.RedLine));
        await ActionAsync(ChannelGrains.Actions.V1.ActionState.Open);

        var decide = new DecideFindingRequest { PartnerId = partner, RecordId = "r-1", ItemId = "floor", Cause = "no mop", Decision = "buy one", CheckOn = $"{DateTime.UtcNow.AddDays(3):yyyy-MM-dd}", RequestId = "r" };
        var decided = await _client.Forms.DecideFindingAsync(decide);
        Assert.Equal(("no mop", "buy one", "local"), (decided.Finding.Cause, decided.Finding.Decision, decided.Finding.DecidedBy));
        Assert.Equal(decided, await _client.Forms.DecideFindingAsync(decide));
        Assert.Equal(decided.Finding, Assert.Single(await _client.FindingsAsync(partner)));

        await _client.Actions.StartActionAsync(new() { PartnerId = partner, ActionId = finding.ActionId });
        await _client.RepairAsync(partner, finding.ActionId);
        await _client.SubmitAsync(Visiting.Record(partner, form, "r-2", floor: false));
        await ActionAsync(ChannelGrains.Actions.V1.ActionState.InProgress, ChannelGrains.Actions.V1.ActionState.Open);
        Assert.Equal((2, finding.ActionId), (Assert.Single(await _client.FindingsAsync(partner)).TimesFailed, (await _client.FindingsAsync(partner))[0].ActionId));

        await _client.SubmitAsync(Visiting.Record(partner, form, "r-3"));
        Assert.Empty(await _client.FindingsAsync(partner));
        var closed = Assert.Single(await _client.FindingsAsync(partner, FindingState.Closed));
        Assert.Equal(("r-3", "buy one"), (closed.LastRecordId, closed.Decision));
        await Refused.WithAsync(StatusCode.NotFound, "FINDING_NOT_FOUND", _client.Forms.DecideFindingAsync(new() { PartnerId = partner, RecordId = "r-1", ItemId = "floor", Cause = "x", Decision = "y", CheckOn = decide.CheckOn }));

        // It is found again: another finding, that was there before, and another action.
        await _client.SubmitAsync(Visiting.Record(partner, form, "r-4", floor: false));
        var again = Assert.Single(await _client.FindingsAsync(partner));
        Assert.Equal((1, true), (again.TimesFoundBefore, again.ActionId != finding.ActionId));

        Task ActionAsync(params ChannelGrains.Actions.V1.ActionState[] states) => Eventually.TrueAsync(async () =>
        {
            var all = (await _client.Actions.ListActionsAsync(new() { Filter = new() { PartnerId = partner } })).Actions;
            return all.Count == 1 && all[0].ActionId == finding.ActionId && all[0].Kind == ChannelGrains.Actions.V1.ActionKind.Finding && states.Contains(all[0].State);
        });
    }
}
