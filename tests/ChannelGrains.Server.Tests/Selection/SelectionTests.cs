using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Selection;

/// <summary>A candidate on its way, over the API.</summary>
public sealed class SelectionTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _time = DrivenClock.StartingAt(new(2026, 5, 15, 12, 0, 0, TimeSpan.Zero));
    private TestServer _server = null!;
    private TestClient _client = null!;

    public async ValueTask InitializeAsync() => await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Advance_AllTheWay_KeepsEachStepWithWhoWhenAndOnWhat()
    {
        var criteria = await _client.DefineCriteriaAsync();
        var partner = await _client.CreateProspectAsync(request => request.Evidence = "a letter");
        await _client.RecruitAsync(partner, "2026-05-01", "2026-05-04", "2026-05-10", "2026-05-14");

        var answer = await _client.GetPartnerAsync(partner);

        Assert.Equal((PartnerState.Active, "2026-05-14", "2020-01-01"), (answer.Partner.State, answer.Partner.ActiveFrom, answer.Partner.KnownSince));
        Assert.Equal(new Origin { Kind = OriginKind.EmployeeReferral, Referrer = "Li Wei" }, answer.Partner.Origin);
        Assert.Equal(
            [(PartnerState.Prospect, "2020-01-01"), (PartnerState.Qualified, "2026-05-01"), (PartnerState.Negotiating, "2026-05-04"), (PartnerState.Contracted, "2026-05-10"), (PartnerState.Active, "2026-05-14")],
            answer.Steps.Select(step => (step.State, step.From)));
        Assert.All(answer.Steps, step => Assert.Equal("local", step.Principal));
        Assert.All(answer.Steps, step => Assert.Equal(_time.Start.Date, step.RecordedAt.ToDateTime().Date));
        Assert.Equal(["a letter", "a document", "a document", "a document", "a document"], answer.Steps.Select(step => step.Reason));
        Assert.Equal(
            new StepEvidence { Kind = EvidenceKind.Score, JournalVersion = answer.Score.JournalVersion, Text = $"score 80.00, threshold 70, criteria of version {criteria.Version}" },
            Assert.Single(answer.Steps[1].Evidence));
        Assert.Equal((EvidenceKind.Plan, "two shops, we train"), (answer.Steps[2].Evidence[0].Kind, answer.Steps[2].Evidence[0].Text));
        Assert.Equal((EvidenceKind.Agreement, "version 1 of the agreement, signed for 2020-01-01 on"), (answer.Steps[3].Evidence[0].Kind, answer.Steps[3].Evidence[0].Text));
        Assert.Equal(answer.Partner.Etag, answer.Steps[^1].JournalVersion.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Advance_WithoutWhatTheStepNeeds_IsRefused()
    {
        var partner = await _client.CreateProspectAsync();
        await Refused.WithAsync(StatusCode.FailedPrecondition, "CRITERIA_UNDEFINED", _client.ScoreAsync(partner, 80, 80));
        await _client.DefineCriteriaAsync();
        await Refused.WithAsync(StatusCode.FailedPrecondition, "SCORE_MISSING", _client.AdvanceAsync(partner));

        var failed = (await _client.ScoreAsync(partner, 69, 72)).Score;
        Assert.Equal(("69.750000000000", 279, 4, 70, false), (failed.Score, failed.WeightedPoints, failed.TotalWeight, failed.Threshold, failed.Passed));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "SCORE_BELOW_THRESHOLD", _client.AdvanceAsync(partner));

        Assert.True((await _client.ScoreAsync(partner, 69, 73)).Score.Passed);
        await _client.AdvanceAsync(partner);
        await Refused.WithAsync(StatusCode.FailedPrecondition, "PLAN_MISSING", _client.AdvanceAsync(partner));
        await _client.PlanAsync(partner);
        Assert.Equal(PartnerState.Negotiating, (await _client.AdvanceAsync(partner)).Partner.State);
        await Refused.WithAsync(StatusCode.FailedPrecondition, "AGREEMENT_MISSING", _client.AdvanceAsync(partner));
    }

    [Fact]
    public async Task AnyStep_InAnotherState_NamesWhatIsAllowed()
    {
        await _client.DefineCriteriaAsync();
        var partner = await _client.CreateProspectAsync();

        var refused = await Refused.WithAsync(StatusCode.FailedPrecondition, "PARTNER_STATE", _client.PlanAsync(partner));
        Assert.Contains("allowed are Score, Advance to QUALIFIED, Terminate to TERMINATED", refused.Status.Detail, StringComparison.Ordinal);
        await Refused.WithAsync(StatusCode.FailedPrecondition, "PARTNER_STATE", _client.AdvanceAsync(partner, change: request => request.State = PartnerState.Active));
        await _client.RecruitAsync(partner);
        await Refused.WithAsync(StatusCode.FailedPrecondition, "PARTNER_STATE", _client.AdvanceAsync(partner));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "PARTNER_STATE", _client.ScoreAsync(partner, 1, 1));
    }

    [Fact]
    public async Task Change_SameRequest_SameAnswerAndNoSecondEffect()
    {
        var define = new DefineCriteriaRequest { Criteria = new SelectionCriteria { Threshold = 70, Criteria = { new SelectionCriterion { Name = "reach", Weight = 3 }, new SelectionCriterion { Name = "fit", Weight = 1 } } }, RequestId = "r" };
        Assert.Equal(await _client.Partners.DefineCriteriaAsync(define), await _client.Partners.DefineCriteriaAsync(define));
        Assert.Equal(1, (await _client.Partners.GetCriteriaAsync(new GetCriteriaRequest())).Criteria.Version);
        var partner = await _client.CreateProspectAsync();

        var score = await _client.ScoreAsync(partner, 80, 81, request => request.RequestId = "r");
        Assert.Equal(score, await _client.ScoreAsync(partner, 80, 81, request => request.RequestId = "r"));
        await Refused.WithAsync(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", _client.ScoreAsync(partner, 80, 82, request => request.RequestId = "r"));

        var advanced = await _client.AdvanceAsync(partner, change: request => request.RequestId = "r");
        Assert.Equal(advanced, await _client.AdvanceAsync(partner, change: request => request.RequestId = "r"));
        Assert.Equal(PartnerState.Qualified, (await _client.GetPartnerAsync(partner)).Partner.State);

        var plan = await _client.PlanAsync(partner, request => request.RequestId = "r");
        Assert.Equal(plan, await _client.PlanAsync(partner, request => request.RequestId = "r"));
        Assert.Equal(plan.Plan, (await _client.GetPartnerAsync(partner)).Plan);
    }

    [Fact]
    public async Task Change_StaleEtag_IsAborted()
    {
        var first = await _client.DefineCriteriaAsync();
        var second = await _client.DefineCriteriaAsync(60);
        await Refused.WithAsync(StatusCode.Aborted, "ETAG_MISMATCH", _client.Partners.DefineCriteriaAsync(new DefineCriteriaRequest { Criteria = first }));
        var partner = await _client.CreateProspectAsync();
        await Refused.WithAsync(StatusCode.Aborted, "CRITERIA_CHANGED", _client.ScoreAsync(partner, 80, 80, request => request.CriteriaVersion = first.Version));
        await _client.ScoreAsync(partner, 80, 80, request => request.CriteriaVersion = second.Version);
        await Refused.WithAsync(StatusCode.Aborted, "ETAG_MISMATCH", _client.AdvanceAsync(partner, change: request => request.Etag = "17"));
        await _client.AdvanceAsync(partner);
        var plan = (await _client.PlanAsync(partner)).Plan;
        await _client.PlanAsync(partner, request => request.Plan.Etag = plan.Etag);
        await Refused.WithAsync(StatusCode.Aborted, "ETAG_MISMATCH", _client.PlanAsync(partner, request => request.Plan.Etag = plan.Etag));
    }

    [Fact]
    public async Task GetCriteria_EarlierVersion_IsAsItWas()
    {
        await Refused.WithAsync(StatusCode.NotFound, "CRITERIA_NOT_FOUND", _client.Partners.GetCriteriaAsync(new GetCriteriaRequest()));
        var first = await _client.DefineCriteriaAsync();
        var second = await _client.DefineCriteriaAsync(60);

        Assert.Equal(second, (await _client.Partners.GetCriteriaAsync(new GetCriteriaRequest())).Criteria);
        Assert.Equal(first, (await _client.Partners.GetCriteriaAsync(new GetCriteriaRequest { Version = first.Version })).Criteria);
        await Refused.WithAsync(StatusCode.NotFound, "CRITERIA_NOT_FOUND", _client.Partners.GetCriteriaAsync(new GetCriteriaRequest { Version = 3 }));
    }

    [Fact]
    public async Task Restart_AfterSomeSteps_GoesOnWhereItWas()
    {
        var criteria = await _client.DefineCriteriaAsync();
        var partner = await _client.CreateProspectAsync();
        await _client.ScoreAsync(partner, 80, 80);
        await _client.AdvanceAsync(partner, "2026-05-01");
        await _client.PlanAsync(partner, request => request.Plan.ExpectedSales = new Google.Type.Money { CurrencyCode = "CNY", Units = 1_200_000, Nanos = 500_000_000 });
        var before = await _client.GetPartnerAsync(partner);

        await _server.DisposeAsync();
        await StartAsync();

        Assert.Equal(before, await _client.GetPartnerAsync(partner));
        Assert.Equal(criteria, (await _client.Partners.GetCriteriaAsync(new GetCriteriaRequest())).Criteria);
        Assert.Equal(PartnerState.Negotiating, (await _client.AdvanceAsync(partner)).Partner.State);
        Assert.Empty((await _client.Admin.VerifyJournalAsync(new())).Problems);
    }

    [Fact]
    public async Task Get_ManySuspensionsOnOneDay_ShowsAllOfThem()
    {
        var partner = await _client.CreatePartnerAsync();
        for (var i = 0; i < 3; i++)
        {
            await _client.Partners.SuspendPartnerAsync(new SuspendPartnerRequest { PartnerId = partner, Reason = $"audit {i}" });
            await _client.Partners.ResumePartnerAsync(new ResumePartnerRequest { PartnerId = partner, Reason = $"clean {i}" });
        }
        Assert.Equal(["", "audit 0", "clean 0", "audit 1", "clean 1", "audit 2", "clean 2"], (await _client.GetPartnerAsync(partner)).Steps.Select(step => step.Reason));
    }

    [Fact]
    public async Task Update_Origin_IsShownFromThenOn()
    {
        var partner = await _client.CreateProspectAsync();
        var update = new UpdatePartnerRequest
        {
            Partner = new Partner { PartnerId = partner, Origin = new Origin { Kind = OriginKind.ThirdParty, Referrer = "A fair" } },
            UpdateMask = new() { Paths = { "origin" } },
            RequestId = "r",
        };
        var updated = (await _client.Partners.UpdatePartnerAsync(update)).Partner;
        Assert.Equal(update.Partner.Origin, updated.Origin);
        Assert.Equal(updated, (await _client.Partners.UpdatePartnerAsync(update)).Partner);
        update.Partner.Origin = new Origin { Kind = OriginKind.ThirdParty };
        update.RequestId = "";
        Assert.Equal("partner.origin.referrer", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "REFERRER_EMPTY", _client.Partners.UpdatePartnerAsync(update))));
        Assert.Equal(updated, (await _client.GetPartnerAsync(partner)).Partner);
    }

    private async Task StartAsync()
    {
        _server = await TestServer.StartAsync(directory: _directory.Path, time: _time);
        _client = new TestClient(_server.Channel);
    }
}
