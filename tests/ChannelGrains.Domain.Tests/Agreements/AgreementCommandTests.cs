using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.Tests.Partners;
using Xunit;

namespace ChannelGrains.Domain.Tests.Agreements;

public sealed class AgreementCommandTests
{
    private static readonly BusinessDay Nothing = BusinessDay.SinceEver;

    private readonly AgreementBook _book = new();
    private readonly PartnerLife _partner = Example.Partner();

    [Fact]
    public void Commands_FromDraftToSigned_TakeBothSides()
    {
        Do(Agreed.Draft().Decide(_book, _partner, Example.Today, Nothing));
        Do(new SubmitAgreement(0, null).Decide(_book, _partner, Example.Today));
        Refused("NOT_CONFIRMED", Sign());
        Do(Confirm(AgreementSide.Company));
        Refused("SIDE_CONFIRMED", Confirm(AgreementSide.Company));
        Assert.Contains("PARTNER", Refused("NOT_CONFIRMED", Sign()).Message, StringComparison.Ordinal);
        Do(Confirm(AgreementSide.Partner));
        Do(Sign());

        Assert.Equal(AgreementState.Active, _book.StateOf(_book.Find(1)!, Example.Today));
        Refused("AGREEMENT_STATE", Sign());
        Refused("AGREEMENT_STATE", Agreed.Draft().Decide(_book, _partner, Example.Today, Nothing));
    }

    [Fact]
    public void Draft_OfWhatIsInReview_LosesTheConfirmations()
    {
        Do(Agreed.Draft().Decide(_book, _partner, Example.Today, Nothing));
        Do(new SubmitAgreement(0, null).Decide(_book, _partner, Example.Today));
        Do(Confirm(AgreementSide.Partner));

        Do(Agreed.Draft().Decide(_book, _partner, Example.Today, Nothing));

        var version = Assert.Single(_book.Versions);
        Assert.Equal((AgreementState.Draft, 0), (_book.StateOf(version, Example.Today), version.ConfirmedBy.Count));
    }

    [Fact]
    public void Amend_ASignedAgreement_IsANewVersionAndTheSignedOneStays()
    {
        _book.Signed("2026-01-01");
        var signed = _book.Find(1);

        Do(Amend("2026-03-01"));
        Do(Amend("2026-04-01"));

        Assert.Equal((2, 1, "2026-04-01"), (_book.Pending!.Number, _book.Pending.Amends, _book.Pending.From.ToString()));
        Assert.Same(signed, _book.Find(1));
        Refused("AGREEMENT_STATE", new SubmitAgreement(1, null).Decide(_book, _partner, Example.Today));
        Assert.Equal("AGREEMENT_NOT_FOUND", Refused("AGREEMENT_NOT_FOUND", new SubmitAgreement(3, null).Decide(_book, _partner, Example.Today)).Reason);
    }

    [Theory]
    [InlineData("2026-02-01")]
    [InlineData("2026-01-15")]
    [InlineData("2025-06-01")]
    public void Amend_FromTheStartDayTodayOrAPastOne_IsAllowed(string from)
    {
        _book.Signed("2026-01-15");

        Do(Amend(from));
    }

    [Fact]
    public void Amend_IntoAClosedPeriod_AsksForAnAdjustment()
    {
        _book.Signed("2025-01-01");
        var closedThrough = BusinessDay.Of(2025, 12, 31);

        Assert.Equal("effective_from", Refused("PERIOD_CLOSED", new AmendAgreement(Agreed.Draft(closedThrough)).Decide(_book, _partner, Example.Today, closedThrough)).Field);
        Do(new AmendAgreement(Agreed.Draft(closedThrough.AddDays(1))).Decide(_book, _partner, Example.Today, closedThrough));
        Do(new AmendAgreement(Agreed.Draft(closedThrough, allowAdjustment: true)).Decide(_book, _partner, Example.Today, closedThrough));
        Assert.True(_book.Pending!.AllowAdjustment);
    }

    [Fact]
    public void Sign_WhatBeganInAPeriodThatWasClosedSince_AsksForAnAdjustment()
    {
        Do(Agreed.Draft(BusinessDay.Of(2025, 12, 1)).Decide(_book, _partner, Example.Today, Nothing));
        Do(new SubmitAgreement(0, null).Decide(_book, _partner, Example.Today));
        Do(Confirm(AgreementSide.Company));
        Do(Confirm(AgreementSide.Partner));

        Refused("PERIOD_CLOSED", new SignAgreement(0, Agreed.Paper, null).Decide(_book, _partner, Example.Today, BusinessDay.Of(2025, 12, 31)));
    }

    [Fact]
    public void Sign_WithoutEvidence_IsRefused()
    {
        Refused("EVIDENCE", new SignAgreement(0, null, null).Decide(_book, _partner, Example.Today, Nothing));
        Refused("EVIDENCE", new SignAgreement(0, new("", ""), null).Decide(_book, _partner, Example.Today, Nothing));
        Refused("EVIDENCE", new SignAgreement(0, new("", new string('g', 64)), null).Decide(_book, _partner, Example.Today, Nothing));
        Assert.Null(new AgreementEvidence("", new string('a', 64)).Check());
    }

    [Fact]
    public void Warnings_OfTheSameDay_NameEachVersionThatLoses()
    {
        _book.Signed("2026-01-01").Signed("2026-02-01");
        Do(Amend("2026-02-01"));

        Assert.Equal("SameDay 2 2026-02-01", Warnings());
    }

    [Fact]
    public void Warnings_OfABackdatedVersion_NameTheDayAndTheVersionThatTakesItsPlace()
    {
        _book.Signed("2025-01-01").Signed("2026-06-01");
        Do(Amend("2025-03-01"));

        Assert.Equal("LaterVersion 2 2026-06-01, Backdated 0 2025-03-01", Warnings());
    }

    [Fact]
    public void Warnings_OfWhatHasEndedOrWillBe_NameTheDay()
    {
        _book.Signed("2025-01-01").Ended("2026-04-01");
        Do(Amend("2026-02-01"));
        Assert.Equal("Terminated 0 2026-04-01", Warnings());

        Do(new AmendAgreement(Agreed.Draft(BusinessDay.Of(2025, 3, 1), BusinessDay.Of(2025, 12, 31))).Decide(_book, _partner, Example.Today, Nothing));
        Assert.Equal("Backdated 0 2025-03-01, Ended 0 2025-12-31", Warnings());
    }

    [Fact]
    public void Warnings_OfWhatBeginsToday_AreNone()
    {
        Do(Agreed.Draft(Example.Today).Decide(_book, _partner, Example.Today, Nothing));

        Assert.Equal("", Warnings());
    }

    [Fact]
    public void Terminate_WithoutADay_EndsBehindTodayAndTheLastSale()
    {
        _book.Signed("2025-01-01");

        Assert.Equal("2026-01-16", End(null, Nothing).Require().From.ToString());
        Assert.Equal("2026-01-21", End(null, BusinessDay.Of(2026, 1, 20)).Require().From.ToString());
        Refused("EFFECTIVE_FROM_COUNTED", End("2026-01-20", BusinessDay.Of(2026, 1, 20)));
    }

    [Fact]
    public void Terminate_WhatEndsBeforeAlready_IsRefused()
    {
        _book.Signed("2025-01-01", "2026-03-31");
        Refused("AGREEMENT_STATE", End("2026-04-01", Nothing));
        Do(End("2026-03-31", Nothing));
        Refused("AGREEMENT_STATE", End("2026-03-31", Nothing));
        // Earlier still it may be.
        Do(End("2026-02-01", Nothing));
        Assert.Equal("2026-01-31", _book.Timeline.LastDay.ToString());
    }

    [Fact]
    public void Terminate_WhatIsNotSigned_WithdrawsIt()
    {
        Refused("AGREEMENT_STATE", End(null, Nothing));
        Do(Agreed.Draft().Decide(_book, _partner, Example.Today, Nothing));
        Refused("EFFECTIVE_FROM", End("2026-02-01", Nothing));

        Do(End(null, Nothing));

        Assert.Equal((AgreementState.Terminated, false), (_book.StateOf(_book.Find(1)!, Example.Today), _book.HasSignedOn(Example.Today)));
        Do(Agreed.Draft().Decide(_book, _partner, Example.Today, Nothing));
        Assert.Equal(2, _book.Pending!.Number);
    }

    [Fact]
    public void Commands_ByAnEtagThatIsOld_AreRefused()
    {
        _book.Signed("2026-01-01");

        Assert.Equal(RefusalKind.Aborted, Refused("ETAG_MISMATCH", new AmendAgreement(Agreed.Draft() with { Etag = "4" }).Decide(_book, _partner, Example.Today, Nothing)).Kind);
        Do(new AmendAgreement(Agreed.Draft() with { Etag = _book.Etag }).Decide(_book, _partner, Example.Today, Nothing));
    }

    [Fact]
    public void Draft_DaysThatAreNone_AreRefused()
    {
        Refused("EFFECTIVE_FROM", (Agreed.Draft() with { From = null }).Decide(_book, _partner, Example.Today, Nothing));
        Refused("EFFECTIVE_UNTIL", Agreed.Draft(Example.Today, Example.Today.AddDays(-1)).Decide(_book, _partner, Example.Today, Nothing));
        Do(Agreed.Draft(Example.Today, Example.Today).Decide(_book, _partner, Example.Today, Nothing));
    }

    [Fact]
    public void Draft_MoreVersionsThanAreKept_IsRefused()
    {
        for (var i = 0; i < AgreementBook.MaxVersions; i++)
            _book.Signed("2025-01-01", "2025-01-31");

        Refused("VERSIONS_FULL", Agreed.Draft().Decide(_book, _partner, Example.Today, Nothing));
    }

    [Fact]
    public void Show_APreview_CountsTheDaysThatTheVersionWouldPrice()
    {
        _book.Signed("2026-01-01").Signed("2026-01-10");
        var version = new AgreementVersion { Number = 3, From = BusinessDay.Of(2026, 1, 5) };

        var preview = PreviewAmendment.Show(_book, version, Agreed.Terms with { Title = "Better" }, Agreed.Terms, Example.Today, new SalesBook());

        Assert.Equal((1, "2026-01-05 to 2026-01-09", 5), (preview.Replaces, preview.InForce!.ToString(), preview.PricedDays));
        Assert.Equal(new TermChange("title", "Standard", "Better"), Assert.Single(preview.Changes));
    }

    [Fact]
    public void Choose_WithNothingPending_AsksForTerms() => Refused("AGREEMENT_NOT_FOUND", new PreviewAmendment(null).Choose(_book, _partner));

    private Outcome<AgreementDrafted> Amend(string from) => new AmendAgreement(Agreed.Draft(Agreed.Day(from))).Decide(_book, _partner, Example.Today, Nothing);

    private Outcome<AgreementConfirmed> Confirm(AgreementSide side) => new ConfirmAgreement(0, side, null, null).Decide(_book, _partner, Example.Today);

    private Outcome<AgreementSigned> Sign() => new SignAgreement(0, Agreed.Paper, null).Decide(_book, _partner, Example.Today, Nothing);

    private Outcome<AgreementTerminated> End(string? from, BusinessDay lastCounted) =>
        new TerminateAgreement("a reason", from is null ? null : Agreed.Day(from), null, null).Decide(_book, Example.Today, lastCounted);

    private string Warnings() =>
        string.Join(", ", AgreementWarnings.Of(_book, _book.Pending!, Example.Today).Select(warning => $"{warning.Kind} {warning.Other} {warning.Day}"));

    private void Do<TFact>(Outcome<TFact> outcome)
        where TFact : AgreementFact => _book.Apply(outcome.Require(), _book.Version + 1);

    private static Refusal Refused<T>(string reason, Outcome<T> outcome)
    {
        Assert.Equal(reason, outcome.Refusal?.Reason);
        return outcome.Refusal!;
    }
}
