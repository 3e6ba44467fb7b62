using ChannelGrains.Agreements.V1;

namespace ChannelGrains.Server.Tests.Agreements;

public sealed class AgreementTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;

    private static string Today => DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Agreement_FromDraftToSigned_TakesTheStepsOfItsTable()
    {
        var partner = await _client.CreatePartnerAsync();
        await Refused.WithAsync(StatusCode.FailedPrecondition, "AGREEMENT_STATE", _client.Agreements.SubmitAgreementAsync(new() { PartnerId = partner }));

        var drafted = await _client.Agreements.DraftAgreementAsync(Agreeing.Draft(partner));
        Assert.Equal((1, AgreementState.Draft, "2026-01-01", "2"), (drafted.Version.Version, drafted.Version.State, drafted.Version.EffectiveFrom, drafted.Etag));
        Assert.Equal(AgreementState.InReview, (await _client.Agreements.SubmitAgreementAsync(new() { PartnerId = partner, Version = 1, Etag = "2" })).Version.State);
        var confirmed = await _client.Agreements.ConfirmAgreementAsync(new() { PartnerId = partner, Side = AgreementSide.Partner });
        Assert.Equal([AgreementSide.Partner], confirmed.Version.ConfirmedBy);
        await Refused.WithAsync(StatusCode.FailedPrecondition, "NOT_CONFIRMED", _client.Agreements.SignAgreementAsync(new() { PartnerId = partner, Evidence = Agreeing.Paper }));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "SIDE_CONFIRMED", _client.Agreements.ConfirmAgreementAsync(new() { PartnerId = partner, Side = AgreementSide.Partner }));
        await Refused.WithAsync(StatusCode.Aborted, "ETAG_MISMATCH", _client.Agreements.ConfirmAgreementAsync(new() { PartnerId = partner, Side = AgreementSide.Company, Etag = "2" }));
        await _client.Agreements.ConfirmAgreementAsync(new() { PartnerId = partner, Side = AgreementSide.Company });

        var signed = await _client.Agreements.SignAgreementAsync(new() { PartnerId = partner, Evidence = Agreeing.Paper });
        Assert.Equal((AgreementState.Active, "2026-01-01", ""), (signed.Version.State, signed.Version.InForce.FirstDay, signed.Version.InForce.LastDay));
        Assert.Equal(AgreementWarningKind.Backdated, Assert.Single(signed.Warnings).Kind);
        await Refused.WithAsync(StatusCode.FailedPrecondition, "AGREEMENT_STATE", _client.Agreements.DraftAgreementAsync(Agreeing.Draft(partner)));
    }

    [Fact]
    public async Task Get_ASignedVersion_SaysTheTermsAndWhoTookWhichStep()
    {
        var partner = await _client.AgreedPartnerAsync("2026-01-01", "2026-12-31");

        var agreement = (await _client.Agreements.GetAgreementAsync(new() { PartnerId = partner, AsOf = "2026-03-05" })).Agreement;

        Assert.Equal(Agreeing.Terms(), agreement.Terms);
        Assert.Equal((partner, 1, AgreementState.Active, "2026-12-31"), (agreement.PartnerId, agreement.Version.Version, agreement.Version.State, agreement.Version.InForce.LastDay));
        Assert.Equal(
            [AgreementStep.Draft, AgreementStep.Submit, AgreementStep.Confirm, AgreementStep.Confirm, AgreementStep.Sign], agreement.Steps.Select(step => step.Step));
        Assert.All(agreement.Steps, step => Assert.Equal(("local", true), (step.Principal, step.TakenAt.ToDateTimeOffset() > DateTimeOffset.UtcNow.AddHours(-1))));
        Assert.Equal((AgreementSide.Company, "mail of the Company"), (agreement.Steps[2].Side, agreement.Steps[2].Evidence.Reference));
        Assert.Equal(new AgreementEvidence { Reference = "contract 17", Sha256 = new string('a', 64) }, agreement.Steps[4].Evidence);
        await Refused.WithAsync(StatusCode.NotFound, "AGREEMENT_NOT_FOUND", _client.Agreements.GetAgreementAsync(new() { PartnerId = partner, AsOf = "2027-01-01" }));
        await Refused.WithAsync(StatusCode.NotFound, "AGREEMENT_NOT_FOUND", _client.Agreements.GetAgreementAsync(new() { PartnerId = partner, AsOf = "2025-12-31" }));
        await Refused.WithAsync(StatusCode.NotFound, "AGREEMENT_NOT_FOUND", _client.Agreements.GetAgreementAsync(new() { PartnerId = partner, Version = 2 }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "AS_OF", _client.Agreements.GetAgreementAsync(new() { PartnerId = partner, Version = 1, AsOf = "2026-01-01" }));
    }

    [Fact]
    public async Task Amend_TwoVersionsOfTheSameDay_WarnsTheSignerAndTheLastSignedWins()
    {
        var partner = await _client.AgreedPartnerAsync();
        foreach (var title in new[] { "First", "Second" })
            await AmendAsync(partner, "2099-01-01", title);

        var again = await AmendAsync(partner, "2099-01-01", "Third");

        Assert.Equal([(AgreementWarningKind.SameDay, 2), (AgreementWarningKind.SameDay, 3)], again.Warnings.Select(warning => (warning.Kind, warning.Version)));
        Assert.Equal("Third", (await _client.Agreements.GetAgreementAsync(new() { PartnerId = partner, AsOf = "2099-01-01" })).Agreement.Terms.Title);
        Assert.Equal("标准协议 Standard", (await _client.Agreements.GetAgreementAsync(new() { PartnerId = partner, AsOf = "2098-12-31" })).Agreement.Terms.Title);
        var versions = (await _client.Agreements.ListAgreementVersionsAsync(new() { PartnerId = partner })).Agreements;
        Assert.Equal(
            [AgreementState.Active, AgreementState.Superseded, AgreementState.Superseded, AgreementState.Signed], versions.Select(version => version.Version.State));
    }

    [Fact]
    public async Task Preview_ABackdatedAmendment_SaysWhatChangesAndWhatWasSoldSince()
    {
        var partner = await _client.AgreedPartnerAsync();
        var source = await _client.CreateSourceAsync(SourceMode.Keyed);
        await _client.SubmitAsync(source, Make.Keyed(partner,
            Make.Sale("a", 100, Make.At("2026-02-28 12:00")), Make.Sale("b", 200, Make.At("2026-03-01 12:00")), Make.Return("c", 50, Make.At("2026-03-10 12:00"))));
        var terms = Agreeing.Terms(it => it.Commission.Brackets[0].Rate = "0.06");
        await AmendAsync(partner, "2026-03-05", "Later");

        var preview = await _client.Agreements.PreviewAmendmentAsync(new() { PartnerId = partner, Terms = terms, EffectiveFrom = "2026-03-01" });

        Assert.Equal(new TermChange { Field = "commission.brackets[0].rate", Before = "0.05", After = "0.06" }, Assert.Single(preview.Changes));
        Assert.Equal((1, "2026-03-01", "2026-03-04", 4), (preview.Replaces, preview.InForce.FirstDay, preview.InForce.LastDay, preview.PricedDays));
        Assert.Equal((200m, "1", 1L), (preview.PricedNet.ToDecimal(), preview.PricedUnits, preview.PricedTransactions));
        Assert.Equal([AgreementWarningKind.LaterVersion, AgreementWarningKind.Backdated], preview.Warnings.Select(warning => warning.Kind));
        await Refused.WithAsync(StatusCode.NotFound, "AGREEMENT_NOT_FOUND", _client.Agreements.PreviewAmendmentAsync(new() { PartnerId = partner }));

        // What is drafted is previewed as it is.
        await _client.Agreements.AmendAgreementAsync(Agreeing.Amendment(partner, "2026-03-01", terms));
        var drafted = await _client.Agreements.PreviewAmendmentAsync(new() { PartnerId = partner });
        Assert.Equal((preview.Changes, preview.PricedNet, preview.Warnings), (drafted.Changes, drafted.PricedNet, drafted.Warnings));
    }

    [Fact]
    public async Task Preview_OfTheFirstAgreement_ComparesWithNone()
    {
        var partner = await _client.CreatePartnerAsync();

        var preview = await _client.Agreements.PreviewAmendmentAsync(new() { PartnerId = partner, Terms = Agreeing.Terms(), EffectiveFrom = Today });

        Assert.Equal((0, 1, 0L), (preview.Replaces, preview.PricedDays, preview.PricedTransactions));
        Assert.All(preview.Changes, change => Assert.Empty(change.Before));
        Assert.Empty(preview.Warnings);
        Assert.Empty((await _client.Agreements.ListAgreementVersionsAsync(new() { PartnerId = partner })).Agreements);
    }

    [Fact]
    public async Task Terminate_AnAgreement_EndsItAndKeepsItForTheDaysBefore()
    {
        var partner = await _client.AgreedPartnerAsync();

        var ended = await _client.Agreements.TerminateAgreementAsync(new() { PartnerId = partner, Reason = "by mutual consent", EffectiveFrom = "2099-07-01", Evidence = Agreeing.Paper });

        Assert.Equal((AgreementState.Active, "2099-06-30"), (ended.Version.State, ended.Version.InForce.LastDay));
        var before = (await _client.Agreements.GetAgreementAsync(new() { PartnerId = partner, AsOf = "2099-06-30" })).Agreement;
        Assert.Equal((AgreementState.Active, "by mutual consent", "2099-07-01"), (before.Version.State, before.Steps[^1].Reason, before.Steps[^1].EffectiveFrom));
        await Refused.WithAsync(StatusCode.NotFound, "AGREEMENT_NOT_FOUND", _client.Agreements.GetAgreementAsync(new() { PartnerId = partner, AsOf = "2099-07-01" }));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "AGREEMENT_STATE", _client.Agreements.TerminateAgreementAsync(new() { PartnerId = partner, Reason = "again", EffectiveFrom = "2099-08-01" }));
        Assert.Equal("reason", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "REASON_EMPTY", _client.Agreements.TerminateAgreementAsync(new() { PartnerId = partner }))));
    }

    [Fact]
    public async Task Requests_ThatComeAgain_GetTheirAnswerAndHaveNoOtherEffect()
    {
        var partner = await _client.CreatePartnerAsync();
        var draft = Agreeing.Draft(partner);
        draft.RequestId = "r";
        var drafted = await _client.Agreements.DraftAgreementAsync(draft);
        await _client.SignAsync(partner);
        var amend = Agreeing.Amendment(partner, "2026-02-01");
        await _client.Agreements.AmendAgreementAsync(amend);
        await _client.Agreements.SubmitAgreementAsync(new() { PartnerId = partner });
        foreach (var side in new[] { AgreementSide.Company, AgreementSide.Partner })
            await _client.Agreements.ConfirmAgreementAsync(new() { PartnerId = partner, Side = side });
        var sign = new SignAgreementRequest { PartnerId = partner, Evidence = Agreeing.Paper, RequestId = "r" };
        var signed = await _client.Agreements.SignAgreementAsync(sign);
        await AmendAsync(partner, "2026-02-01", "Another");

        Assert.Equal(drafted, await _client.Agreements.DraftAgreementAsync(draft));
        Assert.Equal(signed, await _client.Agreements.SignAgreementAsync(sign));
        Assert.Equal(3, (await _client.Agreements.ListAgreementVersionsAsync(new() { PartnerId = partner })).Agreements.Count);
        draft.EffectiveFrom = "2026-01-02";
        await Refused.WithAsync(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", _client.Agreements.DraftAgreementAsync(draft));
    }

    [Fact]
    public async Task Draft_ValuesThatCannotBeRead_NameTheField()
    {
        var partner = await _client.CreatePartnerAsync();

        Assert.Equal("terms.commission.brackets[0].rate", await FieldAsync("RATE", it => it.Commission.Brackets[0].Rate = "5 %"));
        Assert.Equal("terms.commission.brackets[0].up_to", await FieldAsync("BRACKETS", it => it.Commission.Brackets[0].UpTo = "1e5"));
        Assert.Equal("terms.commission.levels[1].factor", await FieldAsync("RATE", it => it.Commission.Levels[1].Factor = ""));
        Assert.Equal("terms.obligations[0].due_on", await FieldAsync("DATE", it => it.Obligations[0].DueOn = "30.6.2026"));
        Assert.Equal("terms.payment.minimum_payout.nanos", await FieldAsync("AMOUNT", it => it.Payment.MinimumPayout.Nanos = 1));
        Assert.Equal("terms.payment.minimum_payout.currency_code", await FieldAsync("CURRENCY_NOT_PROGRAMMES", it => it.Payment.MinimumPayout.CurrencyCode = "EUR"));
        Assert.Equal("terms.payment.payee.town", await FieldAsync("TERMS_INCOMPLETE", it => it.Payment.Payee.Town = ""));
        Assert.Equal("terms.commission.base", await FieldAsync("TERMS_INCOMPLETE", it => it.Commission.Base = (CommissionBase)77));
        await Refused.WithAsync(StatusCode.InvalidArgument, "EFFECTIVE_FROM", _client.Agreements.DraftAgreementAsync(Agreeing.Draft(partner, "")));
        await Refused.WithAsync(StatusCode.InvalidArgument, "TERMS_INCOMPLETE", _client.Agreements.DraftAgreementAsync(new() { PartnerId = partner, EffectiveFrom = "2026-01-01" }));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", _client.Agreements.DraftAgreementAsync(Agreeing.Draft("nobody")));

        async Task<string> FieldAsync(string reason, Action<AgreementTerms> change) => Refused.Field(
            await Refused.WithAsync(StatusCode.InvalidArgument, reason, _client.Agreements.DraftAgreementAsync(Agreeing.Draft(partner, terms: Agreeing.Terms(change)))));
    }

    [Fact]
    public async Task Draft_ForATerminatedPartner_IsRefused()
    {
        var partner = await _client.CreatePartnerAsync();
        await _client.Partners.TerminatePartnerAsync(new() { PartnerId = partner, Reason = "closed", EffectiveFrom = Today });

        await Refused.WithAsync(StatusCode.FailedPrecondition, "PARTNER_STATE", _client.Agreements.DraftAgreementAsync(Agreeing.Draft(partner)));
    }

    [Fact]
    public async Task List_Pages_AreThoseOfTheNumbers()
    {
        var partner = await _client.AgreedPartnerAsync();
        foreach (var day in Enumerable.Range(1, 4))
            await AmendAsync(partner, $"2099-01-0{day}", $"Version of day {day}");
        List<int> numbers = [];
        var request = new ListAgreementVersionsRequest { PartnerId = partner, PageSize = 2 };
        do
        {
            var page = await _client.Agreements.ListAgreementVersionsAsync(request);
            numbers.AddRange(page.Agreements.Select(agreement => agreement.Version.Version));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal([1, 2, 3, 4, 5], numbers);
    }

    private async Task<SignAgreementResponse> AmendAsync(string partner, string from, string title)
    {
        await _client.Agreements.AmendAgreementAsync(Agreeing.Amendment(partner, from, Agreeing.Terms(it => it.Title = title)));
        return await _client.SignAsync(partner);
    }
}
