using ChannelGrains.Actions.V1;
using ChannelGrains.Forms.V1;
using ChannelGrains.Settlement.V1;
using Google.Type;
using Action = ChannelGrains.Actions.V1.Action;

namespace ChannelGrains.Server.Tests.FormRecords;

/// <summary>维修: what a finding has somebody do is shown by files, and what it costs is in the partner's profit and loss.</summary>
public sealed class RepairTests(SharedServer shared)
{
    private static readonly string Absent = new('a', 64);

    private static readonly Money Cost = new() { CurrencyCode = "CNY", Units = 120, Nanos = 500_000_000 };

    private readonly TestClient _client = shared.Client;
    private Form? _form;

    private static string Month => $"{System.DateTime.UtcNow:yyyy-MM}";

    [Fact]
    public async Task Complete_ARepairWithoutItsFiles_IsRefusedNamingThem()
    {
        var partner = await _client.CreatePartnerAsync();
        var action = await FoundAsync(partner, FormKind.Inspection);
        Assert.Equal(ActionProof.BeforeAndAfter, action.Proof);
        var file = Files.Png(800, 7);
        await _client.UploadAsync(partner, file);

        Assert.Equal("before_files", Refused.Field(await Refused.WithAsync(StatusCode.FailedPrecondition, "PROOF_MISSING", CompleteAsync([], []))));
        Assert.Equal("after_files", Refused.Field(await Refused.WithAsync(StatusCode.FailedPrecondition, "PROOF_MISSING", CompleteAsync([Files.Sha256(file)], []))));
        var missing = await Refused.WithAsync(StatusCode.FailedPrecondition, "EVIDENCE_MISSING", CompleteAsync([Files.Sha256(file)], [Absent]));
        Assert.Contains(Absent, missing.Status.Detail, StringComparison.Ordinal);
        Assert.Equal("after_files", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "FILE_NAME", CompleteAsync([Files.Sha256(file)], ["../x"]))));
        await Refused.WithAsync(StatusCode.InvalidArgument, "CURRENCY_NOT_PROGRAMMES", CompleteAsync([Files.Sha256(file)], [Files.Sha256(file)], new() { CurrencyCode = "EUR", Units = 1 }));
        Assert.Equal(ActionState.InProgress, (await _client.Actions.GetActionAsync(new() { PartnerId = partner, ActionId = action.ActionId })).Action.State);

        AsyncUnaryCall<CompleteActionResponse> CompleteAsync(string[] before, string[] after, Money? cost = null) =>
            _client.Actions.CompleteActionAsync(new() { PartnerId = partner, ActionId = action.ActionId, BeforeFiles = { before }, AfterFiles = { after }, Cost = cost });
    }

    [Fact]
    public async Task Complete_OfWhatWasSaidInASurvey_NeedsNoFile()
    {
        var partner = await _client.CreatePartnerAsync();
        var action = await FoundAsync(partner, FormKind.Survey);
        Assert.Equal(ActionProof.Unspecified, action.Proof);

        var done = await _client.Actions.CompleteActionAsync(new() { PartnerId = partner, ActionId = action.ActionId, Note = "called them back" });

        Assert.Equal(ActionState.Done, done.Action.State);
    }

    [Fact]
    public async Task Complete_OfAnAttestation_NeedsAFileOfAfter()
    {
        var partner = await _client.CreatePartnerAsync();
        var action = await FoundAsync(partner, FormKind.Attestation);
        Assert.Equal(ActionProof.Files, action.Proof);
        var file = Files.Png(800, 8);
        await _client.UploadAsync(partner, file);

        var done = await _client.Actions.CompleteActionAsync(new() { PartnerId = partner, ActionId = action.ActionId, AfterFiles = { Files.Sha256(file) } });

        Assert.Equal(ActionState.Done, done.Action.State);
    }

    [Fact]
    public async Task Complete_OfTheProgramme_TakesNoCost()
    {
        var id = TestClient.NewId("action");
        await _client.Actions.OpenActionAsync(new() { ActionId = id, Title = "write to all" });
        await _client.Actions.StartActionAsync(new() { ActionId = id });

        Assert.Equal("cost", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "DONE_OF_PROGRAMME", _client.Actions.CompleteActionAsync(new() { ActionId = id, Cost = Cost }))));
        Assert.Equal(ActionState.Done, (await _client.Actions.CompleteActionAsync(new() { ActionId = id })).Action.State);
    }

    [Fact]
    public async Task Complete_WithACost_IsSpendOfItsMonthUntilItIsReturned()
    {
        var region = $"cn/{TestClient.NewId("region")}";
        var partner = await _client.CreatePartnerAsync(create => create.Partner.Region = region);
        var action = await FoundAsync(partner, FormKind.Inspection);

        var done = await _client.RepairAsync(partner, action.ActionId, Cost);

        Assert.Equal((ActionState.Done, Cost), (done.State, done.Cost));
        Assert.Equal(("120.5", "-120.5"), await SpentAsync(new() { PartnerId = partner }));
        await Eventually.TrueAsync(async () => await SpentAsync(new() { Region = region }) == ("120.5", "-120.5"));
        var measures = (await _client.Forms.GetFieldMeasuresAsync(new() { Scope = new() { Region = region }, Period = Month })).Measures;
        Assert.Equal((Cost, 1), (measures.Spent, measures.Inspected));
        var step = (await _client.Actions.GetActionAsync(new() { PartnerId = partner, ActionId = action.ActionId })).Steps[^1];
        Assert.Equal((ActionStep.Complete, 1, 1, Cost), (step.Step, step.BeforeFiles.Count, step.AfterFiles.Count, step.Cost));

        // It was not done: it costs what the next completion says.
        var again = Visiting.Record(partner, await FormAsync(FormKind.Inspection), "r-2", floor: false);
        await _client.SubmitAsync(again);
        await StateAsync(partner, action.ActionId, ActionState.InProgress);
        Assert.Equal(("0", "0"), await SpentAsync(new() { PartnerId = partner }));
        await Eventually.TrueAsync(async () => await SpentAsync(new() { Region = region }) == ("0", "0"));
        await _client.RepairAsync(partner, action.ActionId, new Money { CurrencyCode = "CNY", Units = 80 });
        Assert.Equal(("80", "-80"), await SpentAsync(new() { PartnerId = partner }));
        Assert.Empty((await _client.Admin.VerifyJournalAsync(new())).Problems);
    }

    private async Task<Form> FormAsync(FormKind kind) => _form ??= await _client.PutFormAsync(kind: kind);

    /// <summary>The action of a finding, begun.</summary>
    private async Task<Action> FoundAsync(string partner, FormKind kind)
    {
        await _client.SubmitAsync(Visiting.Record(partner, await FormAsync(kind), "r-1", floor: false));
        var id = Assert.Single(await _client.FindingsAsync(partner)).ActionId;
        Action? found = null;
        await Eventually.TrueAsync(async () => (found = (await _client.Actions.ListActionsAsync(new() { Filter = new() { PartnerId = partner } })).Actions.SingleOrDefault(action => action.ActionId == id)) is not null);
        await _client.Actions.StartActionAsync(new() { PartnerId = partner, ActionId = id });
        return found!;
    }

    private Task StateAsync(string partner, string actionId, ActionState state) => Eventually.TrueAsync(async () =>
        (await _client.Actions.GetActionAsync(new() { PartnerId = partner, ActionId = actionId })).Action.State == state);

    private async Task<(string Spend, string Profit)> SpentAsync(ProfitScope scope)
    {
        var answer = await _client.Settlement.GetProfitAndLossAsync(new() { Scope = scope, Period = Month });
        return (answer.ProgrammeSpend.Units + (answer.ProgrammeSpend.Nanos == 0 ? "" : ".5"), DecimalOf(answer.Profit));
    }

    private static string DecimalOf(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture).ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);
}
