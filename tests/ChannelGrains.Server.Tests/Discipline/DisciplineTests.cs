using ChannelGrains.Admin.V1;
using ChannelGrains.Compliance.V1;
using ChannelGrains.Discipline.V1;
using ChannelGrains.Server.Tests.Actions;
using Google.Type;

namespace ChannelGrains.Server.Tests.Discipline;

/// <summary>What the company's own staff declare, and the register of gifts, over gRPC.</summary>
public sealed class DisciplineTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Fact]
    public async Task Declarations_OfSeveral_AreListedByWhoAndKind()
    {
        using var directory = new TemporaryDirectory();
        ListDeclarationsResponse before;
        await using (var server = await ActionServer.StartAsync(directory.Path))
        {
            var declared = new RecordDeclarationRequest { Declaration = new() { Kind = DeclarationKind.GiftPolicy, ValidFrom = "2026-03-01", Reference = "paper 17" }, RequestId = "r" };
            var first = (await TwiceAsync(() => server.Ann.Discipline.RecordDeclarationAsync(declared))).Declaration;
            Assert.Equal(("ann", "ann", "2027-02-28", ""), (first.Person.Principal, first.RecordedBy, first.ValidUntil, first.Role));
            await Refused.WithAsync(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", server.Ann.Discipline.RecordDeclarationAsync(new(declared) { Declaration = new() { Kind = DeclarationKind.AntiBribery } }));
            var person = (await server.Bob.Discipline.RecordDeclarationAsync(new()
            {
                Declaration = new() { Kind = DeclarationKind.ConflictOfInterest, Person = new() { PersonId = "staff 4711" }, Role = "cfo", Discloses = true, Note = "a brother at shop 7", ValidFrom = "2026-03-01", ValidUntil = "2026-12-31" },
            })).Declaration;
            Assert.Matches("^[0-9a-f]{16}$", person.Person.PersonHash);
            Assert.Equal("bob", person.RecordedBy);
            await server.Bob.Discipline.RecordDeclarationAsync(new() { Declaration = new() { Kind = DeclarationKind.GiftPolicy, Person = new() { PersonHash = person.Person.PersonHash } } });

            Assert.Equal(3, (before = await server.Ann.Discipline.ListDeclarationsAsync(new())).Declarations.Count);
            Assert.Equal(["bob", "bob"], await WhoAsync(server.Ann, new() { Of = new() { PersonId = "staff 4711" } }));
            Assert.Equal(["bob"], await WhoAsync(server.Ann, new() { Of = new() { Role = "cfo" } }));
            Assert.Equal(["ann"], await WhoAsync(server.Ann, new() { Of = new() { Principal = "ann" } }));
            Assert.Equal(["bob", "ann"], await WhoAsync(server.Ann, new() { Kind = DeclarationKind.GiftPolicy }));
            var page = await server.Ann.Discipline.ListDeclarationsAsync(new() { PageSize = 2 });
            var rest = await server.Ann.Discipline.ListDeclarationsAsync(new() { PageSize = 2, PageToken = page.NextPageToken });
            Assert.Equal(before.Declarations, page.Declarations.Concat(rest.Declarations));
            Assert.Equal(("", 1), (rest.NextPageToken, rest.Declarations.Count));
        }

        await using var again = await ActionServer.StartAsync(directory.Path);
        Assert.Equal(before, await again.Ann.Discipline.ListDeclarationsAsync(new()));
        Assert.Empty((await again.Root.Admin.VerifyJournalAsync(new VerifyJournalRequest())).Problems);
        // Who is held to some partners sees nothing of the company.
        await Refused.WithAsync(StatusCode.PermissionDenied, "PARTNERS_RESTRICTED", again.Eve.Discipline.ListDeclarationsAsync(new()));

        static async Task<IEnumerable<string>> WhoAsync(TestClient client, ListDeclarationsRequest request) => (await client.Discipline.ListDeclarationsAsync(request)).Declarations.Select(one => one.RecordedBy);
    }

    [Fact]
    public async Task Gift_AboveTheLimit_WaitsForSomebodyElse()
    {
        using var directory = new TemporaryDirectory();
        string partner;
        await using (var server = await ActionServer.StartAsync(directory.Path))
        {
            partner = await server.Root.CreatePartnerAsync();
            await TwiceAsync(() => server.Ann.Discipline.RecordGiftAsync(new() { Gift = Tea("G-1", partner, 80), RequestId = "r" }));
            var large = (await TwiceAsync(() => server.Ann.Discipline.RecordGiftAsync(new() { Gift = Tea("G-2", partner, 680), RequestId = "r2" }))).Gift;
            await server.Bob.Discipline.RecordGiftAsync(new() { Gift = new(Tea("G-3", "", 9_000)) { Counterparty = "a supplier", Outcome = GiftOutcome.Declined } });
            Assert.Equal((GiftState.Awaiting, GiftOutcome.Accepted, "ann"), (large.State, large.Outcome, large.Person.Principal));
            await Refused.WithAsync(StatusCode.AlreadyExists, "GIFT_EXISTS", server.Ann.Discipline.RecordGiftAsync(new() { Gift = Tea("G-2", partner, 1) }));
            await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", server.Ann.Discipline.RecordGiftAsync(new() { Gift = Tea("G-4", "nobody", 1) }));
            Assert.Equal(["G-2"], await IdsAsync(server.Ann, new() { State = GiftState.Awaiting }));
            await Refused.WithAsync(StatusCode.PermissionDenied, "SAME_PRINCIPAL", server.Ann.Discipline.DecideGiftAsync(new() { GiftId = "G-2", Outcome = GiftOutcome.Accepted, Note = "mine" }));
        }

        await using var again = await ActionServer.StartAsync(directory.Path);
        var decide = new DecideGiftRequest { GiftId = "G-2", Outcome = GiftOutcome.HandedOver, Note = "to the children's home", RequestId = "r" };
        var decided = (await TwiceAsync(() => again.Bob.Discipline.DecideGiftAsync(decide))).Gift;
        Assert.Equal((GiftState.Decided, GiftOutcome.HandedOver, "bob"), (decided.State, decided.Outcome, decided.DecidedBy));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "GIFT_STATE", again.Bob.Discipline.DecideGiftAsync(new(decide) { RequestId = "" }));
        Assert.Empty(await IdsAsync(again.Ann, new() { State = GiftState.Awaiting }));
        Assert.Equal(["G-2"], await IdsAsync(again.Ann, new() { State = GiftState.Decided, PartnerId = partner }));
        Assert.Equal(["G-2", "G-1"], await IdsAsync(again.Ann, new() { PartnerId = partner }));
        Assert.Equal(["G-3", "G-2", "G-1"], await IdsAsync(again.Ann, new()));
        Assert.Equal(decided, (await again.Ann.Discipline.ListGiftsAsync(new())).Gifts[1]);
        Assert.Empty((await again.Root.Admin.VerifyJournalAsync(new VerifyJournalRequest())).Problems);

        static async Task<IEnumerable<string>> IdsAsync(TestClient client, ListGiftsRequest request) => (await client.Discipline.ListGiftsAsync(request)).Gifts.Select(gift => gift.GiftId);
    }

    [Fact]
    public async Task Company_ItsRequirements_StandByDayAndOpenActionsOnce()
    {
        using var directory = new TemporaryDirectory();
        await using (var server = await ActionServer.StartAsync(directory.Path))
        {
            Assert.False((await server.Ann.Discipline.GetCompanyComplianceAsync(new())).HasScore);
            await server.Ann.Compliance.PutRequirementAsync(new() { Requirement = Staff(RequirementKind.GiftPolicy, new() { Principal = "ann" }, new() { Role = "cfo" }) });
            await server.Ann.Compliance.PutRequirementAsync(new() { Requirement = Staff(RequirementKind.SocialResponsibility) });
            var partner = await server.Root.CreatePartnerAsync();
            Assert.Empty((await server.Ann.Compliance.GetComplianceStatusAsync(new() { PartnerId = partner })).Statuses);
            await Refused.WithAsync(StatusCode.FailedPrecondition, "REQUIREMENT_SUBJECT", server.Ann.Compliance.RecordComplianceEvidenceAsync(new() { PartnerId = partner, RequirementId = "req-6", Reference = "x" }));
            await ActionsAsync(server, 3);

            await TwiceAsync(() => server.Ann.Discipline.RecordDeclarationAsync(new() { Declaration = new() { Kind = DeclarationKind.GiftPolicy, Role = "cfo", ValidUntil = Day(20) }, RequestId = "r" }));
            await Refused.WithAsync(StatusCode.FailedPrecondition, "REQUIREMENT_KIND", server.Ann.Discipline.RecordCompanyEvidenceAsync(new() { RequirementId = "req-8", Reference = "x" }));
            var company = await server.Ann.Discipline.GetCompanyComplianceAsync(new());
            Assert.Equal((2L, 3L, "0.666666666667"), (company.Met, company.Asked, company.Score));
            Assert.Equal([ComplianceState.Missing, ComplianceState.Expiring, ComplianceState.Expiring], company.Statuses.Select(one => one.Status.State));
            Assert.Equal(("ann", "cfo"), (company.Statuses[1].Declarer.Principal, company.Statuses[2].Declarer.Role));
            Assert.Equal("0.000000000000", (await server.Ann.Discipline.GetCompanyComplianceAsync(new() { Day = Day(21) })).Score);
            await ActionsAsync(server, 5);
        }

        await using var again = await ActionServer.StartAsync(directory.Path);
        await TwiceAsync(() => again.Bob.Discipline.RecordCompanyEvidenceAsync(new() { RequirementId = "req-6", Reference = "report 2026", RequestId = "r" }));
        Assert.Equal("1.000000000000", (await again.Ann.Discipline.GetCompanyComplianceAsync(new())).Score);
        var listed = await ActionServer.ListAsync(again.Ann, new() { Programme = true });
        Assert.Equal(5, listed.Count);
        Assert.All(listed, action => Assert.StartsWith("company:req-", action.Cause, StringComparison.Ordinal));
        Assert.Contains("ann: Renew what shows GiftPolicy (req-8): it ends on " + Day(20), listed.Select(action => action.Title));
        Assert.Empty((await again.Root.Admin.VerifyJournalAsync(new VerifyJournalRequest())).Problems);

        static Task ActionsAsync(ActionServer server, int count) => Eventually.TrueAsync(async () => (await ActionServer.ListAsync(server.Ann, new() { Programme = true })).Count == count);
    }

    [Fact]
    public async Task Record_WhatCannotBe_NamesTheField()
    {
        await using var server = await ActionServer.StartAsync();
        await FieldAsync("KIND", "declaration.kind", one => one.Kind = 0);
        await FieldAsync("DECLARER", "declaration.person", one => one.Person = new());
        await FieldAsync("DECLARER", "declaration.person", one => one.Person = new() { Role = "cfo" });
        await FieldAsync("DECLARER", "declaration.person.person_hash", one => one.Person = new() { PersonHash = "xyz" });
        await FieldAsync("DATE", "declaration.valid_from", one => one.ValidFrom = "1 March");
        await FieldAsync("DATE_AHEAD", "declaration.valid_from", one => one.ValidFrom = "2100-01-01");
        await FieldAsync("VALIDITY", "declaration.valid_until", one => one.ValidUntil = "2020-01-01");
        await FieldAsync("NOTE_EMPTY", "declaration.note", one => one.Discloses = true);
        await FieldAsync("TEXT_TOO_LONG", "declaration.role", one => one.Role = new string('x', 201));

        async Task FieldAsync(string reason, string field, Action<Declaration> change)
        {
            var declaration = new Declaration { Kind = DeclarationKind.GiftPolicy };
            change(declaration);
            Assert.Equal(field, Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, reason, server.Ann.Discipline.RecordDeclarationAsync(new() { Declaration = declaration }))));
        }
    }

    private static Requirement Staff(RequirementKind kind, params Declarer[] declarers) =>
        new() { RequirementId = $"req-{(int)kind}", Kind = kind, Title = $"{kind}", OfCompany = true, Declarers = { declarers }, EffectiveFrom = "2026-01-01" };

    private static Gift Tea(string id, string partner, long worth) => new()
    {
        GiftId = id,
        Direction = GiftDirection.Received,
        PartnerId = partner,
        What = "茶具 a tea set",
        Value = new Money { CurrencyCode = "CNY", Units = worth },
        Outcome = GiftOutcome.Accepted,
    };

    // The programme's day is that of Shanghai.
    private static string Day(int fromToday) => Now.ToOffset(TimeSpan.FromHours(8)).AddDays(fromToday).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<T> TwiceAsync<T>(Func<AsyncUnaryCall<T>> call)
    {
        var first = await call();
        Assert.Equal(first, await call());
        return first;
    }
}
