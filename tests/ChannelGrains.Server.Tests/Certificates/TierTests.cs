using ChannelGrains.Agreements.V1;
using ChannelGrains.Compliance.V1;
using ChannelGrains.Server.Tests.Agreements;
using ChannelGrains.Server.Tests.Settlement;

namespace ChannelGrains.Server.Tests.Certificates;

/// <summary>Requirements of partners whose agreement has a tier or covers a category: they come and go with its versions.</summary>
public sealed class TierTests
{
    private const string Month = "2026-01", Code = "product-training";

    [Fact]
    public async Task Payout_ByTheTierOfTheVersionInForce_IsBlockedFromItsDayUntilTheNextOne()
    {
        using var directory = new TemporaryDirectory();
        var start = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        string partner;
        await using (var server = await SettlementServer.StartAsync(directory.Path, DrivenClock.StartingAt(start)))
        {
            partner = await server.EarningPartnerAsync();
            await server.SendAsync(partner, Make.Sale("a", 100, Make.At("2026-01-10T10:00:00")));
            await server.CloseAsync(partner, Month);
            await server.Client.PutTestAsync(Code);
            await server.Client.Compliance.PutRequirementAsync(new() { Requirement = Trained("trained", ComplianceGate.Payout, requirement => requirement.AgreementTiers.Add(["platinum", "gold", "gold"])) });
            Assert.Equal(["gold", "platinum"], Assert.Single((await server.Client.Compliance.ListRequirementsAsync(new())).Requirements).AgreementTiers);
            await IsAskedAsync(server, partner, "", null);

            await AmendAsync(server, partner, "2026-03-10", terms => terms.Tier = "gold");
            await IsAskedAsync(server, partner, "", null);
            await IsAskedAsync(server, partner, "2026-03-09", null);
            await IsAskedAsync(server, partner, "2026-03-10", ComplianceState.Missing);
            Assert.Empty(await BlocksAsync(server, partner));
        }

        // The day comes while the server is away.
        await using var again = await SettlementServer.StartAsync(directory.Path, DrivenClock.StartingAt(start.AddDays(9)));
        await IsAskedAsync(again, partner, "", ComplianceState.Missing);
        Assert.Equal("gold", (await again.Client.Agreements.GetAgreementAsync(new() { PartnerId = partner })).Agreement.Terms.Tier);
        Assert.Equal(["trained"], await BlocksAsync(again, partner));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "PAYOUT_BLOCKED", again.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = Month }));

        await AmendAsync(again, partner, "2026-03-11", terms => terms.Tier = "silver");
        await IsAskedAsync(again, partner, "", null);
        await IsAskedAsync(again, partner, "2026-03-10", ComplianceState.Missing);
        Assert.Empty(await BlocksAsync(again, partner));
        await again.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = Month });
        Assert.Empty((await again.Client.Admin.VerifyJournalAsync(new())).Problems);
    }

    /// <summary>January was gold from the 16th on, and February's version has ended, so that none is in force.</summary>
    [Theory]
    [InlineData("", "2026-02-10")]
    [InlineData("silver", "")]
    public async Task Payout_OfWhatWasEarnedInATier_WaitsAlsoWhenTheTierWasLeft(string tier, string until)
    {
        using var directory = new TemporaryDirectory();
        await using var server = await SettlementServer.StartAsync(directory.Path, DrivenClock.StartingAt(new DateTimeOffset(2026, 3, 20, 9, 0, 0, TimeSpan.Zero)));
        var partner = await server.EarningPartnerAsync();
        var form = await server.Client.PutTestAsync(Code);
        await AmendAsync(server, partner, "2026-01-16", terms => terms.Tier = "gold");
        await AmendAsync(server, partner, "2026-02-01", terms => terms.Tier = tier, until);
        await server.SendAsync(partner, Make.Sale("a", 100, Make.At("2026-01-20T10:00:00")), Make.Sale("b", 100, Make.At("2026-02-05T10:00:00")));
        await server.CloseAsync(partner, Month);
        await server.CloseAsync(partner, "2026-02");
        await server.Client.Compliance.PutRequirementAsync(new() { Requirement = Trained("trained", ComplianceGate.Payout, requirement => requirement.AgreementTiers.Add("gold")) });

        await IsAskedAsync(server, partner, "", null);
        Assert.Equal(["trained"], await BlocksAsync(server, partner));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "PAYOUT_BLOCKED", server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = Month }));
        await server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-02" });

        await server.Client.TakeAsync(TestTaking.Taken(partner, form, "t1", "li-wei", new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero)));
        Assert.Empty(await BlocksAsync(server, partner));
        await server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = Month });
    }

    [Fact]
    public async Task Contract_ByTheCategoriesOfTheVersionThatIsSigned_WaitsForThePersons()
    {
        await using var server = await SettlementServer.StartAsync();
        var client = server.Client;
        var form = await client.PutTestAsync(Code);
        await client.Compliance.PutRequirementAsync(new() { Requirement = Trained("tea-masters", ComplianceGate.Contract, requirement => requirement.Categories.Add("tea")) });
        var (coffee, tea, all) = (await client.CreatePartnerAsync(), await client.CreatePartnerAsync(), await client.CreatePartnerAsync());
        await client.Agreements.DraftAgreementAsync(Agreeing.Draft(coffee, terms: Agreeing.Terms(terms => terms.Categories.Add("coffee"))));
        await client.SignAsync(coffee);
        await client.Agreements.DraftAgreementAsync(Agreeing.Draft(tea, terms: Agreeing.Terms(terms => terms.Categories.Add(["coffee", "tea"]))));
        await BlockedAsync(() => client.SignAsync(tea));
        // One that names none covers all.
        await client.Agreements.DraftAgreementAsync(Agreeing.Draft(all));
        await BlockedAsync(() => client.SignAsync(all));

        await client.TakeAsync(TestTaking.Taken(tea, form, "t1", "li-wei"));
        await client.Agreements.SignAgreementAsync(new() { PartnerId = tea, Evidence = Agreeing.Paper });
        Assert.Equal((ComplianceState.Valid, 1), Assert.Single((await client.Compliance.GetComplianceStatusAsync(new() { PartnerId = tea })).Statuses) is var met ? (met.State, met.CertifiedPersons) : default);
        Assert.Empty((await client.Compliance.GetComplianceStatusAsync(new() { PartnerId = coffee })).Statuses);
        // What covers coffee alone may not cover tea from a later day on without them; what leaves it out may.
        await Refused.WithAsync(StatusCode.FailedPrecondition, "CONTRACT_BLOCKED", client.Agreements.AmendAgreementAsync(Agreeing.Amendment(coffee, "2027-06-01", Agreeing.Terms(terms => terms.Categories.Add("tea")))));
        await client.Agreements.AmendAgreementAsync(Agreeing.Amendment(coffee, "2027-06-01", Agreeing.Terms(terms => terms.Categories.Add("cups"))));
    }

    [Fact]
    public async Task Requirement_OfTiersAndCategoriesThatAreNone_IsRefusedNamingTheField()
    {
        await using var server = await TestServer.StartAsync();
        var client = new TestClient(server.Channel);
        await RefusedAsync("TIERS", requirement => requirement.AgreementTiers.Add(" "));
        await RefusedAsync("TIERS", requirement => requirement.AgreementTiers.Add(Enumerable.Range(0, 33).Select(tier => $"tier {tier}")));
        await RefusedAsync("TEXT_TOO_LONG", requirement => requirement.AgreementTiers.Add(new string('x', 65)));
        await RefusedAsync("CATEGORIES", requirement => requirement.Categories.Add(""));
        await RefusedAsync("TEXT_INVALID", requirement => requirement.Categories.Add("tea "));
        await RefusedAsync("COMPANY_ONLY", requirement =>
        {
            (requirement.OfCompany, requirement.Certificates, requirement.Kind) = (true, null, RequirementKind.SocialResponsibility);
            requirement.Gates.Clear();
            requirement.AgreementTiers.Add("gold");
        });

        async Task RefusedAsync(string reason, Action<Requirement> change) =>
            await Refused.WithAsync(StatusCode.InvalidArgument, reason, client.Compliance.PutRequirementAsync(new() { Requirement = Trained("trained", ComplianceGate.Payout, change) }));
    }

    private static Requirement Trained(string id, ComplianceGate gate, Action<Requirement> change)
    {
        var requirement = new Requirement { RequirementId = id, Kind = RequirementKind.Certificates, Title = "持证上岗", Gates = { gate }, Certificates = new() { Code = Code, Count = 1 }, EffectiveFrom = "2026-01-01" };
        change(requirement);
        return requirement;
    }

    private static async Task AmendAsync(SettlementServer server, string partner, string from, Action<AgreementTerms> change, string until = "")
    {
        var terms = (await server.Client.Agreements.GetAgreementAsync(new() { PartnerId = partner })).Agreement.Terms;
        change(terms);
        await server.Client.Agreements.AmendAgreementAsync(new(Agreeing.Amendment(partner, from, terms)) { EffectiveUntil = until });
        await server.Client.SignAsync(partner);
    }

    private static async Task IsAskedAsync(SettlementServer server, string partner, string day, ComplianceState? state) =>
        Assert.Equal(state, (await server.Client.Compliance.GetComplianceStatusAsync(new() { PartnerId = partner, Day = day })).Statuses.Select(status => (ComplianceState?)status.State).SingleOrDefault());

    private static async Task<IEnumerable<string>> BlocksAsync(SettlementServer server, string partner) =>
        (await server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = Month })).Blocks.Where(block => block.Condition == "COMPLIANCE").Select(block => block.Evidence);

    private static async Task BlockedAsync(Func<Task> sign) =>
        Assert.Contains($"0 of 1 persons hold certificate {Code}", Refused.With(StatusCode.FailedPrecondition, "CONTRACT_BLOCKED", await Assert.ThrowsAsync<RpcException>(sign)).Status.Detail, StringComparison.Ordinal);
}
