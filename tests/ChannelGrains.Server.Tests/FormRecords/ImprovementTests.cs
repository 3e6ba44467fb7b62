using ChannelGrains.Actions.V1;
using ChannelGrains.Forms.V1;

namespace ChannelGrains.Server.Tests.FormRecords;

/// <summary>改进方案: one action for several findings.</summary>
public sealed class ImprovementTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task Improve_SeveralFindings_IsOneActionInPlaceOfTheirOwn()
    {
        var (partner, form) = (await _client.CreatePartnerAsync(), await _client.PutFormAsync());
        await _client.SubmitAsync(Visiting.Record(partner, form, "r-1", floor: false, fresh: false));
        await OpenAsync(partner, 2);
        var request = new PlanImprovementRequest
        {
            PartnerId = partner,
            Findings = { new FindingName { RecordId = "r-1", ItemId = "floor" }, new FindingName { RecordId = "r-1", ItemId = "fresh" } },
            ActionId = "refit",
            Title = "Refit the shop",
            Priority = ActionPriority.High,
            Owner = "Li Wei",
            DueOn = $"{DateTime.UtcNow.AddDays(10):yyyy-MM-dd}",
            RequestId = "r",
        };

        var planned = await _client.Forms.PlanImprovementAsync(request);

        Assert.Equal(planned, await _client.Forms.PlanImprovementAsync(request));
        Assert.Equal([("floor", "refit"), ("fresh", "refit")], planned.Findings.Select(finding => (finding.ItemId, finding.ActionId)));
        // Their own are cancelled by the rule, and none is opened anew.
        await OpenAsync(partner, 1);
        var action = (await _client.Actions.GetActionAsync(new() { PartnerId = partner, ActionId = "refit" })).Action;
        Assert.Equal((ActionKind.Finding, "Refit the shop", "Li Wei", request.DueOn, ActionProof.BeforeAndAfter), (action.Kind, action.Title, action.Owner, action.DueOn, action.Proof));
        var cancelled = (await _client.Actions.ListActionsAsync(new() { Filter = new() { PartnerId = partner, States = { ActionState.Cancelled } } })).Actions;
        Assert.Equal(2, cancelled.Count);
        var steps = (await _client.Actions.GetActionAsync(new() { PartnerId = partner, ActionId = cancelled[0].ActionId })).Steps;
        Assert.Equal((ActionStep.Cancel, "it shares action refit", "review"), (steps[^1].Step, steps[^1].Note, steps[^1].Principal));

        await _client.Actions.StartActionAsync(new() { PartnerId = partner, ActionId = "refit" });
        await _client.RepairAsync(partner, "refit");
        // One of both fails again: what they share is not done.
        await _client.SubmitAsync(Visiting.Record(partner, form, "r-2", floor: false));
        await Eventually.TrueAsync(async () => (await _client.Actions.GetActionAsync(new() { PartnerId = partner, ActionId = "refit" })).Action.State == ActionState.InProgress);
        Assert.Equal(("floor", "refit"), Assert.Single((await _client.FindingsAsync(partner)).Select(finding => (finding.ItemId, finding.ActionId))));
        Assert.Empty((await _client.Admin.VerifyJournalAsync(new())).Problems);
    }

    [Fact]
    public async Task Improve_WhatIsNotThereOrShared_IsRefused()
    {
        var (partner, form) = (await _client.CreatePartnerAsync(), await _client.PutFormAsync());
        await _client.SubmitAsync(Visiting.Record(partner, form, "r-1", floor: false, fresh: false));

        await Refused.WithAsync(StatusCode.InvalidArgument, "FINDINGS_EMPTY", PlanAsync("a"));
        await Refused.WithAsync(StatusCode.NotFound, "FINDING_NOT_FOUND", PlanAsync("a", "shelves"));
        await Refused.WithAsync(StatusCode.InvalidArgument, "FINDING_TWICE", PlanAsync("a", "floor", "floor"));
        await Refused.WithAsync(StatusCode.InvalidArgument, "DATE", _client.Forms.PlanImprovementAsync(new() { PartnerId = partner, ActionId = "a", Title = "x", DueOn = "soon" }));
        await PlanAsync("a", "floor");
        await Refused.WithAsync(StatusCode.FailedPrecondition, "FINDING_SHARED", PlanAsync("b", "fresh", "floor"));
        await Refused.WithAsync(StatusCode.AlreadyExists, "ACTION_EXISTS", PlanAsync("a", "fresh"));

        AsyncUnaryCall<PlanImprovementResponse> PlanAsync(string id, params string[] items) => _client.Forms.PlanImprovementAsync(new()
        {
            PartnerId = partner,
            Findings = { items.Select(item => new FindingName { RecordId = "r-1", ItemId = item }) },
            ActionId = id,
            Title = "Refit the shop",
        });
    }

    private Task OpenAsync(string partner, int count) => Eventually.TrueAsync(async () =>
        (await _client.Actions.ListActionsAsync(new() { Filter = new() { PartnerId = partner, Kind = ActionKind.Finding } })).Actions.Count == count);
}
