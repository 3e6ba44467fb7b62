using ChannelGrains.Agreements.V1;

namespace ChannelGrains.Server.Tests.Agreements;

/// <summary>Obligations that are recorded as met.</summary>
public sealed class ObligationTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task RecordObligation_OfASignedVersion_IsShownAndDoneOnce()
    {
        var partner = await _client.AgreedPartnerAsync();
        var request = Met(partner, requestId: $"met-{partner}");

        var recorded = await _client.Agreements.RecordObligationAsync(request);

        Assert.Equal(recorded, await _client.Agreements.RecordObligationAsync(request));
        Assert.Equal(("opening", "2026-06-30", "照片 photo 17", "local"), (recorded.Met.ObligationId, recorded.Met.DueOn, recorded.Met.Evidence, recorded.Met.Principal));
        Assert.InRange(recorded.Met.RecordedAt.ToDateTimeOffset(), DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow);
        var shown = await _client.Agreements.GetAgreementAsync(new() { PartnerId = partner, Version = 1 });
        Assert.Equal(recorded.Met, Assert.Single(shown.Agreement.MetObligations));
        Assert.Equal(recorded.Etag, shown.Etag);
        Assert.Equal(recorded.Met, Assert.Single((await _client.Agreements.ListAgreementVersionsAsync(new() { PartnerId = partner })).Agreements[0].MetObligations));
        request.Evidence = "another";
        await Refused.WithAsync(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", _client.Agreements.RecordObligationAsync(request));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "OBLIGATION_MET", _client.Agreements.RecordObligationAsync(Met(partner)));
    }

    [Fact]
    public async Task RecordObligation_OfAVersionThatIsNotSigned_IsNotFound()
    {
        var partner = await _client.CreatePartnerAsync();
        await _client.Agreements.DraftAgreementAsync(Agreeing.Draft(partner));
        await Refused.WithAsync(StatusCode.NotFound, "OBLIGATION_NOT_FOUND", _client.Agreements.RecordObligationAsync(Met(partner)));
        await _client.SignAsync(partner);
        await Refused.WithAsync(StatusCode.NotFound, "OBLIGATION_NOT_FOUND", _client.Agreements.RecordObligationAsync(Met(partner, due: "2026-07-01")));

        // An amendment gives it another last day: that is another obligation.
        await _client.Agreements.RecordObligationAsync(Met(partner));
        await _client.Agreements.AmendAgreementAsync(Agreeing.Amendment(partner, "2026-05-01", Agreeing.Terms(terms => terms.Obligations[0].DueOn = "2026-07-01")));
        await _client.SignAsync(partner);
        Assert.Empty((await _client.Agreements.GetAgreementAsync(new() { PartnerId = partner, Version = 2 })).Agreement.MetObligations);
        await _client.Agreements.RecordObligationAsync(Met(partner, due: "2026-07-01"));
        Assert.Equal("2026-07-01", Assert.Single((await _client.Agreements.GetAgreementAsync(new() { PartnerId = partner, Version = 2 })).Agreement.MetObligations).DueOn);
    }

    [Theory]
    [InlineData("", "30 June", "", "DATE")]
    [InlineData("", "", "", "DATE")]
    [InlineData("", "2026-06-30", "", "INVALID_ID")]
    [InlineData("opening", "2026-06-30", "", "EVIDENCE")]
    public async Task RecordObligation_WhatIsMissing_IsRefused(string obligation, string due, string evidence, string reason) =>
        await Refused.WithAsync(StatusCode.InvalidArgument, reason, _client.Agreements.RecordObligationAsync(
            new() { PartnerId = await _client.CreatePartnerAsync(), ObligationId = obligation, DueOn = due, Evidence = evidence }));

    private static RecordObligationRequest Met(string partner, string due = "2026-06-30", string requestId = "") =>
        new() { PartnerId = partner, ObligationId = "opening", DueOn = due, Evidence = "照片 photo 17", RequestId = requestId };
}
