using ChannelGrains.Forms.V1;
using ChannelGrains.Server.Tests.Driving;
using ChannelGrains.Scorecards.V1;
using ChannelGrains.Server.Tests.FormRecords;
using ChannelGrains.Server.Tests.Scorecards;

namespace ChannelGrains.Server.Tests.Surveys;

public sealed class SurveyTests
{
    private static readonly SurveyScope Company = new() { Company = true };

    [Fact]
    public async Task Answer_ByATokenWithoutAKey_IsTakenOnceAndSaysNothingOfWhoGaveIt()
    {
        await using var server = await KeyedServer.StartAsync();
        var (manager, partner) = (server.Manager, await server.Admin.CreatePartnerAsync());
        var form = await manager.PutSurveyAsync();
        var invited = await manager.Forms.InviteSurveyAsync(Surveying.Invitation(partner, form, "member-7"));
        var customer = server.As(invited.Token);

        var asked = await customer.Forms.GetSurveyAsync(new());
        Assert.Equal(("A partner", false, invited.Invitation.ExpiresAt, 1), (asked.PartnerName, asked.Answered, asked.ExpiresAt, asked.Form.Version));
        Assert.Equal((null, null, 5), (asked.Form.Items[0].Pass, asked.Form.Items[0].Action, asked.Form.Items[0].Scale.Max));
        var answer = Surveying.Answer(5, 9, "well done");
        var kept = await customer.Forms.AnswerSurveyAsync(answer);

        Assert.Equal($"{DateTime.UtcNow:yyyy-MM-dd}", kept.AnsweredOn);
        Assert.Equal(kept, await customer.Forms.AnswerSurveyAsync(answer));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "SURVEY_ANSWERED", customer.Forms.AnswerSurveyAsync(new(answer) { RequestId = "2" }));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "SURVEY_ANSWERED", customer.Forms.AnswerSurveyAsync(new(answer) { RequestId = "" }));
        Assert.True((await customer.Forms.GetSurveyAsync(new())).Answered);
        var record = (await manager.Forms.GetRecordAsync(new() { PartnerId = partner, RecordId = $"survey-{invited.Invitation.InvitationId}" })).Record;
        Assert.Equal((true, "", 0, "survey"), (record.Withheld, record.Score, record.Record.Answers.Count, record.Record.TakenBy));
        Assert.DoesNotContain("member-7", $"{record}", StringComparison.Ordinal);
        var change = Assert.Single((await manager.Audit.ListChangesAsync(new() { PartnerId = partner })).Changes, one => one.Kind == "form_records.taken");
        Assert.Equal(["record_id", "form_id", "version"], change.Details.Select(detail => detail.Name));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "SURVEY_ANSWER",
            manager.Forms.AmendRecordAsync(new() { PartnerId = partner, RecordId = record.Record.RecordId, Answers = { new Answer { ItemId = "overall", Scale = 1 } }, Reason = "x" }));
    }

    [Fact]
    public async Task Token_MayDoNothingElse_AndAForgedOneNothing()
    {
        await using var server = await KeyedServer.StartAsync();
        var partner = await server.Admin.CreatePartnerAsync();
        var token = (await server.Manager.Forms.InviteSurveyAsync(Surveying.Invitation(partner, await server.Manager.PutSurveyAsync(), "member-7"))).Token;

        await Refused.WithAsync(StatusCode.PermissionDenied, "ROLE", server.As(token).Partners.GetPartnerAsync(new() { PartnerId = partner }));
        await Refused.WithAsync(StatusCode.PermissionDenied, "ROLE", server.As(token).Forms.ListFormsAsync(new()));
        await Refused.WithAsync(StatusCode.PermissionDenied, "ROLE", server.Manager.Forms.AnswerSurveyAsync(Surveying.Answer(5)));
        await Refused.WithAsync(StatusCode.InvalidArgument, "TOKEN_MISSING", server.Admin.Forms.AnswerSurveyAsync(Surveying.Answer(5)));
        for (var place = 0; place < token.Length; place++)
        {
            var forged = token.ToCharArray();
            forged[place] = forged[place] == 'A' ? 'B' : 'A';
            await UnauthenticatedAsync(new string(forged));
        }
        await UnauthenticatedAsync(token[..^1]);
        await UnauthenticatedAsync(token + "A");
        await UnauthenticatedAsync("cgv_");
        // The token of one store is none of another's.
        await using var other = await KeyedServer.StartAsync();
        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(async () => await other.As(token).Forms.GetSurveyAsync(new()))).StatusCode);

        async Task UnauthenticatedAsync(string forged) =>
            Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(async () => await server.As(forged).Forms.GetSurveyAsync(new()))).StatusCode);
    }

    [Fact]
    public async Task Invite_TheSameCustomer_IsRefusedForNinetyDaysByWhicheverPartner()
    {
        using var directory = new TemporaryDirectory();
        string first, second, token;
        Form form;
        await using (var server = await StartAsync(directory.Path, 0))
        {
            var client = new TestClient(server.Channel);
            (first, second, form) = (await client.CreatePartnerAsync(), await client.CreatePartnerAsync(), await client.PutSurveyAsync());
            token = (await client.Forms.InviteSurveyAsync(Surveying.Invitation(first, form, "member-7", days: 3))).Token;
            foreach (var partner in new[] { first, second })
                await Refused.WithAsync(StatusCode.FailedPrecondition, "COOL_DOWN", client.Forms.InviteSurveyAsync(new(Surveying.Invitation(partner, form, "member-7")) { RequestId = "" }));
            await client.Forms.InviteSurveyAsync(Surveying.Invitation(second, form, "member-8"));
            using var channel = server.Connect(token);
            Assert.False((await new FormService.FormServiceClient(channel).GetSurveyAsync(new())).Answered);
        }
        await using (var server = await StartAsync(directory.Path, 3.01))
        {
            using var channel = server.Connect(token);
            var customer = new FormService.FormServiceClient(channel);
            await Refused.WithAsync(StatusCode.FailedPrecondition, "SURVEY_EXPIRED", customer.GetSurveyAsync(new()));
            await Refused.WithAsync(StatusCode.FailedPrecondition, "SURVEY_EXPIRED", customer.AnswerSurveyAsync(Surveying.Answer(5)));
        }
        await using (var server = await StartAsync(directory.Path, 89.9))
            await Refused.WithAsync(
                StatusCode.FailedPrecondition, "COOL_DOWN", new TestClient(server.Channel).Forms.InviteSurveyAsync(new(Surveying.Invitation(second, form, "member-7")) { RequestId = "" }));
        await using (var server = await StartAsync(directory.Path, 90.1))
            await new TestClient(server.Channel).Forms.InviteSurveyAsync(new(Surveying.Invitation(second, form, "member-7")) { RequestId = "later" });
    }

    [Fact]
    public async Task Invite_AndAnswer_WhatCannotBe_IsRefusedNamingTheField()
    {
        await using var server = await TestServer.StartAsync();
        var client = new TestClient(server.Channel);
        var (partner, form) = (await client.CreatePartnerAsync(), await client.PutSurveyAsync());

        var refused = await Refused.WithAsync(StatusCode.InvalidArgument, "CUSTOMER_EMPTY", client.Forms.InviteSurveyAsync(Surveying.Invitation(partner, form, "")));
        Assert.Equal("customer_id", Refused.Field(refused));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", client.Forms.InviteSurveyAsync(Surveying.Invitation("nobody", form, "c")));
        await Refused.WithAsync(StatusCode.NotFound, "FORM_NOT_FOUND", client.Forms.InviteSurveyAsync(new() { PartnerId = partner, FormId = "none", CustomerId = "c" }));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "FORM_KIND", client.Forms.InviteSurveyAsync(Surveying.Invitation(partner, await client.PutFormAsync(), "c")));
        await Refused.WithAsync(StatusCode.InvalidArgument, "SUBJECT", client.Forms.PutFormAsync(new() { Form = new(form) { FormId = "other", Kind = FormKind.Inspection } }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "SCOPE", client.Forms.GetSurveyResultsAsync(new() { Period = "2026-03" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "PERIOD", client.Forms.GetSurveyResultsAsync(new() { Scope = Company, Period = "2026-03-05" }));
        using var channel = server.Connect((await client.Forms.InviteSurveyAsync(Surveying.Invitation(partner, form, "c"))).Token);
        var customer = new FormService.FormServiceClient(channel);
        await Refused.WithAsync(StatusCode.InvalidArgument, "ANSWER_MISSING", customer.AnswerSurveyAsync(new()));
        await Refused.WithAsync(StatusCode.InvalidArgument, "SCALE", customer.AnswerSurveyAsync(Surveying.Answer(6)));
        var filed = Surveying.Answer(5);
        filed.Answers[0].Files.Add(new string('a', 64));
        await Refused.WithAsync(StatusCode.InvalidArgument, "FILES", customer.AnswerSurveyAsync(filed));
        // Nothing of it used the invitation up.
        Assert.False((await customer.GetSurveyAsync(new())).Answered);
        await customer.AnswerSurveyAsync(Surveying.Answer(5));
    }

    [Fact]
    public async Task Answers_KeptAndRefused_AreCountedOnceByWhatBecameOfThem()
    {
        using var directory = new TemporaryDirectory();
        string late;
        await using (var server = await StartAsync(directory.Path, 0))
        {
            var client = new TestClient(server.Channel);
            var (partner, form) = (await client.CreatePartnerAsync(), await client.PutSurveyAsync());
            late = (await client.Forms.InviteSurveyAsync(Surveying.Invitation(partner, form, "late", days: 1))).Token;
            using var channel = server.Connect((await client.Forms.InviteSurveyAsync(Surveying.Invitation(partner, form, "c"))).Token);
            var customer = new FormService.FormServiceClient(channel);
            using var counters = new Counters(server);

            await Refused.WithAsync(StatusCode.InvalidArgument, "SCALE", customer.AnswerSurveyAsync(Surveying.Answer(6)));
            Assert.Equal(await customer.AnswerSurveyAsync(Surveying.Answer(5)), await customer.AnswerSurveyAsync(Surveying.Answer(5)));
            await Refused.WithAsync(StatusCode.FailedPrecondition, "SURVEY_ANSWERED", customer.AnswerSurveyAsync(new(Surveying.Answer(4)) { RequestId = "2" }));
            await customer.GetSurveyAsync(new());

            Assert.Equal((1, 1, 1, 3), (counters["channelgrains.survey.answers", "refused"], counters["channelgrains.survey.answers", "kept"], counters["channelgrains.survey.answers", "answered_before"], counters["channelgrains.survey.answers"]));
        }

        await using var later = await StartAsync(directory.Path, 2);
        using var lateChannel = later.Connect(late);
        using var after = new Counters(later);
        await Refused.WithAsync(StatusCode.FailedPrecondition, "SURVEY_EXPIRED", new FormService.FormServiceClient(lateChannel).AnswerSurveyAsync(Surveying.Answer(5)));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "SURVEY_EXPIRED", new FormService.FormServiceClient(lateChannel).GetSurveyAsync(new()));
        Assert.Equal((1, 1), (after["channelgrains.survey.answers", "expired"], after["channelgrains.survey.answers"]));
    }

    [Fact]
    public async Task Results_OfPartnersAndOfTheCompany_AreCountedApartInEveryScope()
    {
        await using var server = await TestServer.StartAsync();
        var client = new TestClient(server.Channel);
        var partner = await client.CreatePartnerAsync();
        var agent = await client.CreatePartnerAsync(request => (request.Partner.ChannelType, request.Partner.Region) = (ChannelType.Intermediary, "us/texas"));
        var (form, ours) = (await client.PutSurveyAsync(), await client.PutSurveyAsync(SurveySubject.Company));
        foreach (var (number, (overall, recommend)) in new[] { (5, 10), (4, 9), (4, 7), (2, 3) }.Index())
            await server.AskAsync(client, Surveying.Invitation(partner, form, $"c-{number}"), Surveying.Answer(overall, recommend));
        await server.AskAsync(client, Surveying.Invitation(agent, form, "c-9"), Surveying.Answer(1, 0));
        await server.AskAsync(client, Surveying.Invitation(partner, ours, "clerk"), Surveying.Answer(3, 8));
        await client.Forms.InviteSurveyAsync(Surveying.Invitation(agent, form, "silent"));

        var own = (await client.ResultsAsync(new() { PartnerId = partner })).Results;
        Assert.Equal((form.FormId, SurveySubject.Partner, 4, 4, 4, 3), (own[0].FormId, own[0].Subject, own[0].Invited, own[0].Answers, own[0].Rated, own[0].Satisfied));
        Assert.Equal(("0.750000", "0.300642", "0.954413"), (own[0].Satisfaction.Value, own[0].Satisfaction.Lower, own[0].Satisfaction.Upper));
        Assert.Equal((1, 1, 2, "0.250000"), (own[0].Detractors, own[0].Passives, own[0].Promoters, own[0].NetPromoters.Value));
        Assert.Equal((ours.FormId, SurveySubject.Company, 1, 0, "0.000000"), (own[1].FormId, own[1].Subject, own[1].Rated, own[1].Satisfied, own[1].NetPromoters.Value));
        var all = await client.ResultAsync(Company, form.FormId, invited: 6, answers: 5);
        Assert.Equal((6, 3, 2), (all.Invited, all.Satisfied, all.Detractors));
        await client.ResultAsync(Company, ours.FormId, invited: 1, answers: 1);
        Assert.Equal((2, 1, 0), await CountsAsync(new() { Region = "us" }));
        Assert.Equal((2, 1, 0), await CountsAsync(new() { ChannelType = ChannelType.Intermediary }));
        Assert.Equal(SurveySubject.Company, Assert.Single((await client.Forms.GetSurveyResultsAsync(new() { Scope = Company, Period = $"{DateTime.UtcNow:yyyy}", Subject = SurveySubject.Company })).Results).Subject);
        Assert.Empty((await client.Forms.GetSurveyResultsAsync(new() { Scope = Company, Period = $"{DateTime.UtcNow:yyyy}", FormId = "none" })).Results);
        await Eventually.TrueAsync(async () => (await client.Markets.VerifyViewsAsync(new())).Differences.Count == 0);
        // The partner's satisfaction knows nothing of what its people say of the company.
        await client.DefineAsync(Card.SourceTable());
        var row = (await client.ReadAsync(partner, $"{DateTime.UtcNow:yyyy-MM}")).Of(KpiName.CustomerSatisfaction);
        Assert.Equal((4, "3", "4"), (row.SampleSize, row.Numerator, row.Denominator));
        var explained = await client.Kpis.ExplainFigureAsync(new() { Scope = new() { PartnerId = partner }, Period = $"{DateTime.UtcNow:yyyy-MM}", Kpi = KpiName.CustomerSatisfaction });
        Assert.Equal(["1", "1", "1", "0"], explained.Facts.Select(fact => fact.Numerator));

        async Task<(long, long, long)> CountsAsync(SurveyScope scope)
        {
            var result = await client.ResultAsync(scope, form.FormId, invited: 2, answers: 1);
            return (result.Invited, result.Rated, result.Satisfied);
        }
    }

    [Fact]
    public async Task Records_OfASurvey_AreShownOnceFiveHaveAnswered()
    {
        await using var server = await TestServer.StartAsync();
        var client = new TestClient(server.Channel);
        var (partner, form) = (await client.CreatePartnerAsync(), await client.PutSurveyAsync());
        foreach (var number in Enumerable.Range(1, 4))
            await server.AskAsync(client, Surveying.Invitation(partner, form, $"c-{number}"), Surveying.Answer(number, words: $"word {number}"));
        Assert.All((await client.Forms.ListRecordsAsync(new() { PartnerId = partner })).Records, record => Assert.Equal((true, 0), (record.Withheld, record.Record.Answers.Count)));

        await server.AskAsync(client, Surveying.Invitation(partner, form, "c-5"), Surveying.Answer(5, words: "word 5"));

        Assert.Equal(["word 5", "word 4", "word 3", "word 2", "word 1"],
            (await client.Forms.ListRecordsAsync(new() { PartnerId = partner })).Records.Select(record => record.Record.Answers.Single(answer => answer.ItemId == "words").Text));
    }

    [Fact]
    public async Task Invitations_OfAPartner_AreListedByStateWithoutSayingWhoseTheyAre()
    {
        using var directory = new TemporaryDirectory();
        string partner;
        Form form, ours;
        await using (var server = await StartAsync(directory.Path, 0))
        {
            var client = new TestClient(server.Channel);
            (partner, form, ours) = (await client.CreatePartnerAsync(), await client.PutSurveyAsync(), await client.PutSurveyAsync(SurveySubject.Company));
            using var counters = new Counters(server);
            await client.Forms.InviteSurveyAsync(new(Surveying.Invitation(partner, form, "c-1", days: 1)) { Reference = "order 17", StoreId = "store-1" });
            await server.AskAsync(client, Surveying.Invitation(partner, form, "c-2"), Surveying.Answer(5));
            await client.Forms.InviteSurveyAsync(Surveying.Invitation(partner, ours, "clerk"));
            // Each call of the answered one was sent twice, and counts once.
            Assert.Equal((3, 1), (counters["channelgrains.survey.invitations"], counters["channelgrains.survey.answers"]));
            Assert.Equal([InvitationState.Waiting, InvitationState.Answered, InvitationState.Waiting], (await ListAsync(client, new() { PartnerId = partner })).Select(one => one.State));
            await Refused.WithAsync(StatusCode.InvalidArgument, "INVITATION_STATE", client.Forms.ListInvitationsAsync(new() { PartnerId = partner, State = (InvitationState)9 }));
            await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", client.Forms.ListInvitationsAsync(new() { PartnerId = "nobody" }));
            Assert.Empty(await ListAsync(client, new() { PartnerId = await client.CreatePartnerAsync() }));
        }

        await using var later = await StartAsync(directory.Path, 1.01);
        var after = new TestClient(later.Channel);
        var listed = await ListAsync(after, new() { PartnerId = partner, PageSize = 2 });
        Assert.Equal([(ours.FormId, InvitationState.Waiting), (form.FormId, InvitationState.Answered), (form.FormId, InvitationState.Expired)], listed.Select(one => (one.Invitation.FormId, one.State)));
        Assert.Equal(("", "store-1", "sms", SurveySubject.Partner), listed[2].Invitation is var old ? (old.Reference, old.StoreId, old.Channel, old.Subject) : default);
        Assert.Equal([listed[2]], await ListAsync(after, new() { PartnerId = partner, State = InvitationState.Expired, PageSize = 1 }));
        Assert.Equal([listed[0]], await ListAsync(after, new() { PartnerId = partner, FormId = ours.FormId }));
        Assert.Empty((await after.Admin.VerifyJournalAsync(new())).Problems);

        static async Task<IReadOnlyList<ListedInvitation>> ListAsync(TestClient client, ListInvitationsRequest request)
        {
            List<ListedInvitation> all = [];
            do
            {
                var page = await client.Forms.ListInvitationsAsync(request);
                all.AddRange(page.Invitations);
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);
            return all;
        }
    }

    private static Task<TestServer> StartAsync(string directory, double days) => TestServer.StartAsync(directory: directory, time: DrivenClock.StartingAt(Make.Noon.AddDays(days)));
}
