using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Discipline;
using Xunit;

namespace ChannelGrains.Domain.Tests.Discipline;

public sealed class CompanyStatusTests
{
    private static readonly Declarer Ann = new(DeclarerKind.Principal, "ann"), Cfo = new(DeclarerKind.Role, "cfo");

    private static readonly Requirement Gifts = new("gifts", RequirementKind.GiftPolicy, "Gifts", [], [], [], 0, [90, 30, 7], BusinessDay.Of(2026, 1, 1), false, 1) { IsOfCompany = true, Declarers = [Ann, Cfo] };
    private static readonly Requirement Social = new("csr", RequirementKind.SocialResponsibility, "Report", [], [], [], 0, [90, 30, 7], BusinessDay.Of(2026, 1, 1), false, 2) { IsOfCompany = true };
    private static readonly Requirement OfPartners = new("licence", RequirementKind.Licence, "Licence", [], [], [], 0, [90], BusinessDay.Of(2026, 1, 1), false, 3);

    private static readonly Requirements All = Requirements.None.With(Gifts).With(Social).With(OfPartners);

    [Theory]
    [InlineData("2025-12-31", "")]
    [InlineData("2026-02-28", "csr MISSING; gifts ann MISSING; gifts role cfo MISSING")]
    [InlineData("2026-03-01", "csr MISSING; gifts ann VALID; gifts role cfo VALID")]
    [InlineData("2026-11-30", "csr MISSING; gifts ann EXPIRING; gifts role cfo EXPIRING")]
    [InlineData("2027-02-28", "csr VALID; gifts ann EXPIRING; gifts role cfo EXPIRING")]
    [InlineData("2027-03-01", "csr VALID; gifts ann EXPIRED; gifts role cfo EXPIRED")]
    public void All_OnADay_IsByRequirementAndDeclarer(string day, string expected)
    {
        var book = new DisciplineBook();
        book.Apply(Declared(DeclarationKind.GiftPolicy, Ann, "cfo"), 1);
        book.Apply(Declared(DeclarationKind.AntiBribery, Ann, ""), 2);
        book.Apply(new CompanyShown(new ComplianceRecorded("csr", true, BusinessDay.Of(2027, 1, 1), null, "", "report", "")), 3);

        var statuses = CompanyStatus.All(All, book, BusinessDay.Parse(day));

        Assert.Equal(expected, string.Join("; ", statuses.Select(one => string.Join(' ', new[] { one.Status.Requirement.Id, one.Declarer?.ToString(), $"{one.Status.State}".ToUpperInvariant() }.OfType<string>()))));
    }

    [Fact]
    public void Declaration_OfOneWhoHoldsARole_MeetsTheRoleOfAnother()
    {
        var book = new DisciplineBook();
        book.Apply(Declared(DeclarationKind.GiftPolicy, new Declarer(DeclarerKind.Person, "00000000000000ab"), "cfo"), 1);

        var statuses = CompanyStatus.All(Requirements.None.With(Gifts), book, BusinessDay.Of(2026, 4, 1));

        Assert.Equal([ComplianceState.Missing, ComplianceState.Valid], statuses.Select(one => one.Status.State));
    }

    [Theory]
    [InlineData("2026-02-01", "2026-01-01:missing", "ann: Gifts (gifts) is missing")]
    [InlineData("2026-05-01", null, null)]
    [InlineData("2027-01-29", "2027-02-28:30", "ann: Renew what shows Gifts (gifts): it ends on 2027-02-28")]
    [InlineData("2027-03-01", "2027-02-28:0", "ann: Get what shows Gifts (gifts) again: it ended on 2027-02-28")]
    public void Notice_OfADay_NamesWhoseItIsAndIsOneForEach(string day, string? ends, string? title)
    {
        var book = new DisciplineBook();
        book.Apply(Declared(DeclarationKind.GiftPolicy, Ann, "cfo"), 1);

        var notices = CompanyStatus.All(Requirements.None.With(Gifts), book, BusinessDay.Parse(day)).Select(one => CompanyNotices.Of(one, BusinessDay.Parse(day))).ToList();

        Assert.Equal(title, notices[0]?.Title);
        Assert.Equal(ends is null ? 1 : 2, notices.Select(notice => notice?.Cause).Distinct().Count());
        Assert.All(notices, notice => Assert.True(notice is null || (notice.Value.Cause.StartsWith("company:gifts:", StringComparison.Ordinal) && notice.Value.Cause.Contains(ends!, StringComparison.Ordinal))));
    }

    [Fact]
    public void Put_ForTheCompany_NamesWhoIsToDeclare()
    {
        Assert.Null(Reason(Gifts));
        Assert.Null(Reason(Social));
        Assert.Equal("DECLARERS", Reason(Gifts with { Declarers = [] }));
        Assert.Equal("DECLARERS", Reason(Social with { Declarers = [Ann] }));
        Assert.Equal("DECLARERS", Reason(Gifts with { IsOfCompany = false }));
        Assert.Equal("DECLARERS", Reason(Gifts with { Declarers = [.. Enumerable.Range(0, 501).Select(number => new Declarer(DeclarerKind.Role, $"r{number}"))] }));
        Assert.Equal("DECLARER", Reason(Gifts with { Declarers = [new Declarer(DeclarerKind.Principal, " ")] }));
        Assert.Equal("DECLARER", Reason(Gifts with { Declarers = [new Declarer(DeclarerKind.Person, "AB")] }));
        Assert.Equal("COMPANY_ONLY", Reason(Social with { Gates = [ComplianceGate.Payout] }));
        Assert.Equal("SUBJECT_FIXED", Reason(OfPartners with { Kind = RequirementKind.Licence, IsOfCompany = true }));
        var many = Enumerable.Range(0, 4).Aggregate(Requirements.None, (all, number) => all.With(Gifts with { Id = $"g{number}", Declarers = [.. Enumerable.Range(0, 500).Select(one => new Declarer(DeclarerKind.Role, $"r{one}"))] }));
        Assert.Equal("DECLARERS_FULL", new PutRequirement(Gifts, "").Decide(many, BusinessDay.Of(2026, 1, 1), 9).Refusal?.Reason);

        static string? Reason(Requirement requirement) => new PutRequirement(requirement, "").Decide(All, BusinessDay.Of(2026, 1, 1), 9).Refusal?.Reason;
    }

    private static DeclarationRecorded Declared(DeclarationKind kind, Declarer person, string role) => new(kind, person, role, false, BusinessDay.Of(2026, 3, 1), BusinessDay.Of(2027, 2, 28), "", "");
}
