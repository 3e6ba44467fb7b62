using ChannelGrains.Compliance.V1;
using ChannelGrains.Server.Tests.Payments;
using ChannelGrains.Server.Tests.Settlement;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Server.Tests.Compliance;

/// <summary>A licence lapses, the statement waits for it, and late evidence releases it. Each call is sent twice, and the server starts again in the middle.</summary>
public sealed class ComplianceStoryTests
{
    private static readonly string Today = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd"), Yesterday = DateTimeOffset.UtcNow.AddDays(-1).ToString("yyyy-MM-dd"), NextYear = DateTimeOffset.UtcNow.AddDays(365).ToString("yyyy-MM-dd");

    [Fact]
    public async Task Licence_ThatLapses_BlocksThePaymentUntilItIsShownAgain()
    {
        using var directory = new TemporaryDirectory();
        string partner;
        var (file, renewed) = (Files.Png(200_000, 1), Files.Png(200_000, 2));
        await using (var server = await SettlementServer.StartAsync(directory.Path))
        {
            partner = await server.PaidPartnerAsync();
            await server.SendAsync(partner, Make.Sale("a", 1_000, Make.At("2026-01-10T10:00:00")));
            await server.CloseAsync(partner, "2026-01");
            var compliance = new ComplianceService.ComplianceServiceClient(server.Client.Channel);
            await TwiceAsync(() => compliance.PutRequirementAsync(new() { Requirement = Licence(), RequestId = "r" }));
            Assert.Equal(ComplianceState.Missing, (await StatusAsync(compliance, partner)).State);
            var early = new RecordComplianceEvidenceRequest { PartnerId = partner, RequirementId = "licence", ValidFrom = "2026-01-01", ValidUntil = Yesterday, Sha256 = Files.Sha256(file), RequestId = "r" };
            await Refused.WithAsync(StatusCode.FailedPrecondition, "EVIDENCE_MISSING", compliance.RecordComplianceEvidenceAsync(early));
            await server.Client.UploadAsync(partner, file);
            await TwiceAsync(() => compliance.RecordComplianceEvidenceAsync(early));

            var lapsed = await StatusAsync(compliance, partner);
            Assert.Equal((ComplianceState.Expired, Yesterday, Files.Sha256(file)), (lapsed.State, lapsed.ValidUntil, lapsed.Evidence.Sha256));
            Assert.Equal(ComplianceState.Expiring, (await StatusAsync(compliance, partner, Yesterday)).State);
            var blocked = await Refused.WithAsync(StatusCode.FailedPrecondition, "PAYOUT_BLOCKED", server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" }));
            Assert.Contains("Requirement licence", blocked.Status.Detail, StringComparison.Ordinal);
            var block = Assert.Single((await server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" })).Blocks);
            Assert.Equal(("COMPLIANCE", "licence"), (block.Condition, block.Evidence));
        }

        await using var again = await SettlementServer.StartAsync(directory.Path);
        var after = new ComplianceService.ComplianceServiceClient(again.Client.Channel);
        Assert.Equal(ComplianceState.Expired, (await StatusAsync(after, partner)).State);
        await again.Client.UploadAsync(partner, renewed);
        await TwiceAsync(() => after.RecordComplianceEvidenceAsync(new() { PartnerId = partner, RequirementId = "licence", ValidUntil = NextYear, Sha256 = Files.Sha256(renewed), RequestId = "r2" }));
        Assert.Equal((ComplianceState.Valid, NextYear), ((await StatusAsync(after, partner)).State, (await StatusAsync(after, partner)).ValidUntil));

        // Released by the evidence itself.
        await TwiceAsync(() => again.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01", RequestId = "r" }));
        var run = await again.ReadyAsync(Paying.NewRun(), partner);
        Assert.Equal((PaymentRunState.Ready, StatementState.Paying), (run.State, await again.StateAsync(partner)));
        var payment = Assert.Single((await again.RunAsync(run.PaymentRunId)).Payments);
        await TwiceAsync(() => again.AnnPays.RecordPaymentOutcomeAsync(new() { PaymentRunId = run.PaymentRunId, EndToEndId = payment.EndToEndId, Outcome = PaymentState.Paid, Note = "statement on paper", RequestId = "r" }));
        Assert.Equal(StatementState.Paid, await again.StateAsync(partner));
        Assert.Empty((await again.Client.Admin.VerifyJournalAsync(new())).Problems);
    }

    [Fact]
    public async Task Contract_WithoutAScreening_IsNotSignedAndAHitTakesItBack()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["InsecureSingleUser"] = "true" });
        var client = new TestClient(server.Channel);
        var compliance = new ComplianceService.ComplianceServiceClient(server.Channel);
        var requirement = new Requirement { RequirementId = "sanctions", Kind = RequirementKind.ScreeningResult, Title = "制裁 Sanctions", Gates = { ComplianceGate.Contract }, ChannelTypes = { ChannelType.Direct }, Regions = { "cn" } };
        await compliance.PutRequirementAsync(new() { Requirement = requirement });
        var partner = await client.CreatePartnerAsync();
        await client.Agreements.DraftAgreementAsync(Agreements.Agreeing.Draft(partner, "2026-01-01"));

        Refused.With(StatusCode.FailedPrecondition, "CONTRACT_BLOCKED", await Assert.ThrowsAsync<RpcException>(() => Agreements.Agreeing.SignAsync(client, partner)));
        var screening = new RecordScreeningRequest { PartnerId = partner, RequirementId = "sanctions", Reference = "result 17", Note = "EU, UN", RequestId = "r" };
        await Refused.WithAsync(StatusCode.FailedPrecondition, "REQUIREMENT_KIND", compliance.RecordComplianceEvidenceAsync(new() { PartnerId = partner, RequirementId = "sanctions", Reference = "x" }));
        await TwiceAsync(() => compliance.RecordScreeningAsync(screening));
        await client.Agreements.SignAgreementAsync(new() { PartnerId = partner, Evidence = Agreements.Agreeing.Paper });

        await compliance.RecordScreeningAsync(new(screening) { Hit = true, RequestId = "r2" });
        var status = Assert.Single((await compliance.GetComplianceStatusAsync(new() { PartnerId = partner })).Statuses);
        Assert.Equal((ComplianceState.Missing, false), (status.State, status.Evidence.Met));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "CONTRACT_BLOCKED", client.Agreements.AmendAgreementAsync(Agreements.Agreeing.Amendment(partner, "2027-06-01")));

        // Of whom it is not asked, nothing is.
        var other = await client.CreatePartnerAsync(request => request.Partner.ChannelType = ChannelType.Intermediary);
        Assert.Empty((await compliance.GetComplianceStatusAsync(new() { PartnerId = other })).Statuses);
    }

    [Fact]
    public async Task Notice_OfWhatEnds_OpensAnActionOnce()
    {
        using var directory = new TemporaryDirectory();
        string partner;
        await using (var server = await TestServer.StartAsync(directory: directory.Path))
        {
            var client = new TestClient(server.Channel);
            var compliance = new ComplianceService.ComplianceServiceClient(server.Channel);
            await compliance.PutRequirementAsync(new() { Requirement = Licence() });
            partner = await client.CreatePartnerAsync();
            await compliance.RecordComplianceEvidenceAsync(new() { PartnerId = partner, RequirementId = "licence", ValidUntil = DateTimeOffset.UtcNow.AddDays(20).ToString("yyyy-MM-dd"), Reference = "No. 1" });
            await Eventually.TrueAsync(async () => (await ActionsAsync(client, partner)).Count == 1);
        }

        await using var again = await TestServer.StartAsync(directory: directory.Path);
        var after = new TestClient(again.Channel);
        var action = Assert.Single(await ActionsAsync(after, partner));
        Assert.StartsWith("compliance:licence:", action.Cause, StringComparison.Ordinal);
        Assert.EndsWith(":30", action.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_ABadRequirement_NamesTheField()
    {
        await using var server = await TestServer.StartAsync();
        var compliance = new ComplianceService.ComplianceServiceClient(server.Channel);

        Assert.Equal("requirement.requirement_id", await FieldAsync("INVALID_ID", it => it.RequirementId = ""));
        Assert.Equal("requirement.kind", await FieldAsync("KIND", it => it.Kind = RequirementKind.Unspecified));
        Assert.Equal("requirement.title", await FieldAsync("TITLE_EMPTY", it => it.Title = " "));
        Assert.Equal("requirement.regions", await FieldAsync("INVALID_REGION", it => it.Regions.Add("cn//x")));
        Assert.Equal("requirement.gates", await FieldAsync("GATE", it => it.Gates.Add((ComplianceGate)9)));
        Assert.Equal("requirement.validity_days", await FieldAsync("VALIDITY_DAYS", it => it.ValidityDays = -1));
        Assert.Equal("requirement.notice_days", await FieldAsync("NOTICE_DAYS", it => it.NoticeDays.Add(0)));
        await compliance.PutRequirementAsync(new() { Requirement = Licence() });
        await Refused.WithAsync(StatusCode.Aborted, "ETAG_MISMATCH", compliance.PutRequirementAsync(new() { Requirement = Licence(), Etag = "9" }));
        var other = Licence();
        other.Kind = RequirementKind.BankLetter;
        await Refused.WithAsync(StatusCode.FailedPrecondition, "KIND_FIXED", compliance.PutRequirementAsync(new() { Requirement = other }));

        async Task<string> FieldAsync(string reason, Action<Requirement> change)
        {
            var requirement = Licence();
            change(requirement);
            return Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, reason, compliance.PutRequirementAsync(new() { Requirement = requirement })));
        }
    }

    private static Requirement Licence() => new() { RequirementId = "licence", Kind = RequirementKind.Licence, Title = "营业执照 Licence", Gates = { ComplianceGate.Payout }, EffectiveFrom = "2026-01-01" };

    private static async Task<ComplianceStatus> StatusAsync(ComplianceService.ComplianceServiceClient client, string partner, string day = "") =>
        Assert.Single((await client.GetComplianceStatusAsync(new() { PartnerId = partner, Day = day })).Statuses);

    private static async Task<IReadOnlyList<ChannelGrains.Actions.V1.Action>> ActionsAsync(TestClient client, string partner) =>
        [.. (await client.Actions.ListActionsAsync(new() { Filter = new() { PartnerId = partner } })).Actions];

    private static async Task TwiceAsync<T>(Func<AsyncUnaryCall<T>> call) => Assert.Equal(await call(), await call());
}
