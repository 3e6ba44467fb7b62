using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Refusals;
using Xunit;

namespace ChannelGrains.Domain.Tests.Agreements;

public sealed class RecordObligationTests
{
    private readonly AgreementBook _book = new AgreementBook().Signed("2026-01-01");

    [Fact]
    public void Decide_AnObligationOfASignedVersion_IsMetOnce()
    {
        var met = Decide("opening", "2026-06-30", "photo 17").Value!;
        Assert.Equal(new ObligationMet("opening", Agreed.Day("2026-06-30"), "photo 17"), met);
        Assert.False(_book.IsMet("opening", Agreed.Day("2026-06-30")));

        var next = _book.With(met, 41);

        Assert.Equal((true, false, false), (next.IsMet("opening", Agreed.Day("2026-06-30")), next.IsMet("opening", Agreed.Day("2026-07-01")), next.IsMet("other", Agreed.Day("2026-06-30"))));
        Assert.Equal(new MetObligation("opening", Agreed.Day("2026-06-30"), 41), Assert.Single(next.Met));
        Assert.Equal((41, "41"), (next.Version, next.Etag));
        Assert.Equal("OBLIGATION_MET", new RecordObligation("opening", Agreed.Day("2026-06-30"), "again").Decide(next, Agreed.Terms.Obligations).Refusal!.Reason);
        // What is drafted, signed or ended behind it keeps it.
        Assert.Single(next.Signed("2026-03-01").Ended("2026-09-01").Met);
    }

    [Theory]
    [InlineData("", "2026-07-01", "", "INVALID_ID")]
    [InlineData("a b", "2026-07-01", "", "INVALID_ID")]
    [InlineData("other", "2026-07-01", " ", "EVIDENCE")]
    [InlineData("other", "2026-07-01", "\u0001", "TEXT_INVALID")]
    [InlineData("other", "2026-06-30", "x", "OBLIGATION_NOT_FOUND")]
    [InlineData("opening", "2026-07-01", "x", "OBLIGATION_NOT_FOUND")]
    public void Decide_WhatDoesNotFit_IsRefusedInOrder(string obligation, string due, string evidence, string reason) =>
        Assert.Equal(reason, Decide(obligation, due, evidence).Refusal!.Reason);

    [Fact]
    public void Decide_EvidenceThatIsTooLong_IsRefused()
    {
        Assert.Equal("TEXT_TOO_LONG", Decide("opening", "2026-06-30", new string('x', Notes.MaxBytes + 1)).Refusal!.Reason);
        Assert.False(Decide("opening", "2026-06-30", new string('x', Notes.MaxBytes)).IsRefused);
    }

    private Outcome<ObligationMet> Decide(string obligation, string due, string evidence) =>
        new RecordObligation(obligation, Agreed.Day(due), evidence).Decide(_book, Agreed.Terms.Obligations);
}
