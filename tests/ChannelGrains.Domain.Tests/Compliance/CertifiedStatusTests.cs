using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Certificates;
using ChannelGrains.Domain.Compliance;
using Xunit;

namespace ChannelGrains.Domain.Tests.Compliance;

public sealed class CertifiedStatusTests
{
    private static readonly Requirement Trained =
        new("trained", RequirementKind.Certificates, "Trained", [], [], [ComplianceGate.Payout], 0, [90, 30, 7], BusinessDay.Of(2026, 1, 1), false, 1) { Certificates = new("test", 2, 14) };

    [Theory]
    [InlineData("2026-02-28", ComplianceState.Missing, null, 0)]
    [InlineData("2026-03-10", ComplianceState.Missing, null, 1)]
    [InlineData("2026-05-01", ComplianceState.Valid, "2026-12-14", 2)]
    [InlineData("2026-09-14", ComplianceState.Valid, "2026-12-14", 2)]
    [InlineData("2026-09-15", ComplianceState.Expiring, "2026-12-14", 2)]
    [InlineData("2026-12-14", ComplianceState.Expiring, "2026-12-14", 2)]
    [InlineData("2026-12-15", ComplianceState.Expired, "2026-12-14", 1)]
    public void Of_TwoPersons_IsByTheDayOnWhichTheFirstLapses(string day, ComplianceState state, string? until, int persons)
    {
        var status = StatusOf(day, Held("a", 1, "2026-03-01", "2026-11-30"), Held("b", 2, "2026-04-01", "2027-03-31"), Held("c", 1, "2026-03-02", "2026-11-30") with { IsWithdrawn = true });
        Assert.Equal((state, until, persons), (status.State, status.Until?.ToString(), status.CertifiedPersons));
    }

    [Fact]
    public void Of_ARenewal_IsMetWithoutEnd()
    {
        var status = StatusOf("2026-05-01", Held("a", 1, "2026-03-01", "2026-11-30"), Held("b", 2, "2026-04-01", null), Held("c", 1, "2026-12-10", null));
        Assert.Equal((ComplianceState.Valid, null), (status.State, status.Until));
    }

    [Fact]
    public void Of_AnotherCode_IsMissing() => Assert.Equal((ComplianceState.Missing, 0), (StatusOf("2026-05-01", Held("a", 1, "2026-03-01", null, "other")).State, StatusOf("2026-05-01").CertifiedPersons));

    [Fact]
    public void Notice_OfALapse_NamesTheDayWithGrace()
    {
        var status = StatusOf("2026-11-20", Held("a", 1, "2026-03-01", "2026-11-30"), Held("b", 2, "2026-04-01", null));
        Assert.Equal(
            ("compliance:trained:2026-12-14:30", "Renew what shows Trained (trained; 2 of test): it ends on 2026-12-14"), ComplianceNotices.Of(status, BusinessDay.Of(2026, 11, 20)));
    }

    [Fact]
    public void Put_WhatAsksForNoCertificate_IsRefused()
    {
        Assert.Equal("CERTIFICATES", Reason(Trained with { Certificates = null }));
        Assert.Equal("CERTIFICATES", Reason(Trained with { Kind = RequirementKind.Licence }));
        Assert.Equal("CERTIFICATES", Reason(Trained with { IsOfCompany = true, Gates = [] }));
        Assert.Equal("INVALID_ID", Reason(Trained with { Certificates = new("", 2, 14) }));
        Assert.Equal("CERTIFICATE_COUNT", Reason(Trained with { Certificates = new("test", 0, 14) }));
        Assert.Equal("CERTIFICATE_COUNT", Reason(Trained with { Certificates = new("test", 1_001, 14) }));
        Assert.Equal("GRACE_DAYS", Reason(Trained with { Certificates = new("test", 2, -1) }));
        Assert.Equal("GRACE_DAYS", Reason(Trained with { Certificates = new("test", 2, 367) }));
        Assert.Null(Reason(Trained));
        Assert.Equal(
            "REQUIREMENT_KIND", new RecordCompliance("trained", true, null, null, "", "No. 1", "", IsScreening: false).Decide(Trained, false, BusinessDay.Of(2026, 3, 1)).Refusal!.Reason);
        Assert.Equal(
            "REQUIREMENT_KIND", new RecordCompliance("trained", true, null, null, "", "No. 1", "", IsScreening: true).Decide(Trained, false, BusinessDay.Of(2026, 3, 1)).Refusal!.Reason);
    }

    private static string? Reason(Requirement requirement) => new PutRequirement(requirement, null).Decide(Requirements.None, BusinessDay.Of(2026, 3, 1), 1).Refusal?.Reason;

    private static ComplianceStatus StatusOf(string day, params Certificate[] certificates)
    {
        var book = new CertificateBook();
        foreach (var certificate in certificates)
            book.Set(certificate);
        return new ShownCompliance(null, book).StatusOf(Trained, BusinessDay.Parse(day));
    }

    private static Certificate Held(string recordId, ulong person, string issuedOn, string? expiresOn, string code = "test") => Certificates.CertifiedDaysTests.Held(recordId, person, issuedOn, expiresOn, code);
}
