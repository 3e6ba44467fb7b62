using ChannelGrains.Actions.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Actions;

/// <summary>The life of an action, by hand, of a partner and of the programme.</summary>
public sealed class ActionTests : IAsyncLifetime
{
    private ActionServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await ActionServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Action_FromOpenToVerified_TakesTheStepsOfItsTable(bool isOfPartner)
    {
        var partner = isOfPartner ? await _server.Root.CreatePartnerAsync() : "";
        var open = new OpenActionRequest { PartnerId = partner, ActionId = "A-1", Title = "call about the returns", Kind = ActionKind.Risk, Cause = "level:7", RequestId = "r" };
        var opened = await _server.Ann.Actions.OpenActionAsync(open);
        Assert.Equal(opened, await _server.Ann.Actions.OpenActionAsync(open));
        Assert.Equal((ActionState.Open, "ann", "", 0, false), (opened.Action.State, opened.Action.OpenedBy, opened.Action.Owner, opened.Action.Occurrence, opened.Action.Overdue));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "ACTION_STATE", Complete(_server.Ann, partner));

        var started = await _server.Ann.Actions.StartActionAsync(new() { PartnerId = partner, ActionId = "A-1", Note = "today" });
        Assert.Equal((ActionState.InProgress, "ann"), (started.Action.State, started.Action.Owner));
        var assigned = await _server.Bob.Actions.AssignActionAsync(new() { PartnerId = partner, ActionId = "A-1", Owner = "Li Wei" });
        Assert.Equal("Li Wei", assigned.Action.Owner);
        var done = await Complete(_server.Ann, partner);
        Assert.Equal((ActionState.Done, "ann"), (done.Action.State, done.Action.CompletedBy));
        await Refused.WithAsync(StatusCode.PermissionDenied, "SAME_PRINCIPAL", _server.Ann.Actions.VerifyActionAsync(new() { PartnerId = partner, ActionId = "A-1" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "REASON_EMPTY", _server.Bob.Actions.ReturnActionAsync(new() { PartnerId = partner, ActionId = "A-1" }));
        var returned = await _server.Bob.Actions.ReturnActionAsync(new() { PartnerId = partner, ActionId = "A-1", Reason = "nobody answered" });
        Assert.Equal((ActionState.InProgress, null), (returned.Action.State, returned.Action.CompletedAt));
        await Complete(_server.Ann, partner);
        var verify = new VerifyActionRequest { PartnerId = partner, ActionId = "A-1", Note = "they were called", RequestId = "v" };
        var verified = await _server.Bob.Actions.VerifyActionAsync(verify);
        Assert.Equal(verified, await _server.Bob.Actions.VerifyActionAsync(verify));
        Assert.Equal((ActionState.Verified, false), (verified.Action.State, verified.Action.Overdue));

        var read = await _server.Ann.Actions.GetActionAsync(new() { PartnerId = partner, ActionId = "A-1" });
        Assert.Equal(verified.Action, read.Action);
        Assert.Equal("Open ann, Start ann, Assign bob, Complete ann, Return bob, Complete ann, Verify bob", string.Join(", ", read.Steps.Select(step => $"{step.Step} {step.Principal}")));
        Assert.Equal(("nobody answered", "Li Wei", "today"), (read.Steps[4].Note, read.Steps[4].Owner, read.Steps[1].Note));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "ACTION_STATE", _server.Ann.Actions.CancelActionAsync(new() { PartnerId = partner, ActionId = "A-1", Reason = "x" }));
        open.RequestId = "";
        await Refused.WithAsync(StatusCode.AlreadyExists, "ACTION_EXISTS", _server.Ann.Actions.OpenActionAsync(open));
    }

    [Fact]
    public async Task Open_ABadRequest_NamesTheField()
    {
        var partner = await _server.Root.CreatePartnerAsync();

        Assert.Equal("action_id", await FieldAsync("INVALID_ID", request => request.ActionId = "a b"));
        Assert.Equal("action_id", await FieldAsync("ACTION_ID_RESERVED", request => request.ActionId = "auto-risk-1"));
        Assert.Equal("kind", await FieldAsync("ACTION_KIND", request => request.Kind = (ActionKind)99));
        Assert.Equal("title", await FieldAsync("TITLE_EMPTY", request => request.Title = ""));
        Assert.Equal("due_on", await FieldAsync("DATE", request => request.DueOn = "tomorrow"));
        Assert.Equal("due_on", await FieldAsync("DUE_PAST", request => request.DueOn = "2020-01-01"));
        Assert.Equal("due_at", await FieldAsync("DUE_AHEAD", request => request.DueAt = Timestamp.FromDateTimeOffset(DateTimeOffset.MaxValue)));
        Assert.Equal("due_at", await FieldAsync("DUE_PAST", request => request.DueAt = new Timestamp { Seconds = long.MinValue }));
        Assert.Equal("region", await FieldAsync("REGION_OF_PARTNER", request => request.Region = "cn"));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", _server.Ann.Actions.OpenActionAsync(new() { PartnerId = "nobody", ActionId = "A-1", Title = "x" }));
        await Refused.WithAsync(StatusCode.NotFound, "ACTION_NOT_FOUND", _server.Ann.Actions.StartActionAsync(new() { PartnerId = partner, ActionId = "A-1" }));
        await Refused.WithAsync(StatusCode.NotFound, "ACTION_NOT_FOUND", _server.Ann.Actions.GetActionAsync(new() { ActionId = "A-1/../x" }));

        async Task<string> FieldAsync(string reason, Action<OpenActionRequest> change)
        {
            var request = new OpenActionRequest { PartnerId = partner, ActionId = "A-1", Title = "x" };
            change(request);
            return Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, reason, _server.Ann.Actions.OpenActionAsync(request)));
        }
    }

    [Fact]
    public async Task Open_MoreThanAPartnerMayHave_IsRefusedUntilOneIsClosed()
    {
        var partner = await _server.Root.CreatePartnerAsync();
        for (var number = 0; number < Domain.Actions.ActionLimits.MaxLive; number++)
            await OpenAsync(partner, $"A-{number}");

        await Refused.WithAsync(StatusCode.ResourceExhausted, "ACTIONS_FULL", _server.Ann.Actions.OpenActionAsync(new() { PartnerId = partner, ActionId = "more", Title = "x" }));
        await _server.Ann.Actions.CancelActionAsync(new() { PartnerId = partner, ActionId = "A-0", Reason = "x" });
        await OpenAsync(partner, "more");
    }

    [Fact]
    public async Task Rules_OfAKind_GiveOwnerAndDays()
    {
        var partner = await _server.Root.CreatePartnerAsync();
        var before = await _server.Ann.Actions.GetActionRulesAsync(new());
        Assert.Equal((8, 14, 0), (before.Rules.Count, before.Rules[0].MediumDays, before.RecruitmentGrowthPercent));

        var set = await _server.Ann.Actions.SetActionRulesAsync(new() { Rules = { new ActionRule { Kind = ActionKind.Complaint, Owner = "after-sales", HighDays = 0 } }, RecruitmentGrowthPercent = 30, Etag = before.Etag });
        await Refused.WithAsync(StatusCode.Aborted, "ETAG_MISMATCH", _server.Ann.Actions.SetActionRulesAsync(new() { Etag = before.Etag + "0" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "GROWTH_PERCENT", _server.Ann.Actions.SetActionRulesAsync(new() { RecruitmentGrowthPercent = -1 }));
        var opened = (await _server.Ann.Actions.OpenActionAsync(new() { PartnerId = partner, ActionId = "A-1", Title = "x", Kind = ActionKind.Complaint, Priority = ActionPriority.High })).Action;

        Assert.Equal(("after-sales", opened.OpenedAt.ToDateTime().ToString("yyyy-MM-dd", null)), (opened.Owner, opened.DueOn));
        Assert.Equal(set.Rules, (await _server.Bob.Actions.GetActionRulesAsync(new())).Rules);
        Assert.Equal((30, set.Etag), ((await _server.Bob.Actions.GetActionRulesAsync(new())).RecruitmentGrowthPercent, (await _server.Bob.Actions.GetActionRulesAsync(new())).Etag));
    }

    private Task<OpenActionResponse> OpenAsync(string partner, string action) =>
        _server.Ann.Actions.OpenActionAsync(new OpenActionRequest { PartnerId = partner, ActionId = action, Title = "x" }).ResponseAsync;

    private static AsyncUnaryCall<CompleteActionResponse> Complete(TestClient client, string partner) => client.Actions.CompleteActionAsync(new() { PartnerId = partner, ActionId = "A-1", Note = "done" });
}
