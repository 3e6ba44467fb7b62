using ChannelGrains.Compliance.V1;
using ChannelGrains.Discipline.V1;

namespace ChannelGrains.Server.Tests.Golden;

internal static partial class GoldenScript
{
    private static async Task DeclareAsync(TestClient client)
    {
        await client.Compliance.PutRequirementAsync(new()
        {
            Requirement = new()
            {
                RequirementId = "gifts",
                Kind = RequirementKind.GiftPolicy,
                Title = "礼品 Gifts",
                OfCompany = true,
                Declarers = { Person("ann"), new Declarer { Role = "cfo" }, new Declarer { PersonId = "4711" } },
            },
        });
        await client.Discipline.RecordDeclarationAsync(new()
        {
            Declaration = new() { Kind = DeclarationKind.ConflictOfInterest, Person = new() { PersonId = "4711" }, Role = "cfo", Discloses = true, Reference = "paper 17", Note = "弟弟 a brother", ValidFrom = "2026-03-01" },
            RequestId = "golden",
        });
        await client.Discipline.RecordDeclarationAsync(new() { Declaration = new() { Kind = DeclarationKind.GiftPolicy, ValidFrom = "2026-03-01", ValidUntil = "2026-12-31" } });
        foreach (var (gift, worth) in new[] { ("G-1", 680), ("G-2", 900) })
            await client.Discipline.RecordGiftAsync(new()
            {
                Gift = new()
                {
                    GiftId = gift,
                    Direction = GiftDirection.Received,
                    Person = Person("ann"),
                    PartnerId = Candidate,
                    Counterparty = "the buyer",
                    What = "茶具 tea set",
                    Value = new() { CurrencyCode = "CNY", Units = worth, Nanos = 500_000_000 },
                    Day = "2026-03-02",
                    Outcome = GiftOutcome.Accepted,
                    Note = "at New Year",
                },
                RequestId = gift,
            });
        await client.Discipline.DecideGiftAsync(new() { GiftId = "G-1", Outcome = GiftOutcome.HandedOver, Note = "捐 given away" });
        await client.Compliance.PutRequirementAsync(new() { Requirement = new() { RequirementId = "csr", Kind = RequirementKind.SocialResponsibility, Title = "Report", OfCompany = true } });
        await client.Discipline.RecordCompanyEvidenceAsync(new() { RequirementId = "csr", ValidFrom = "2026-03-01", ValidUntil = "2027-02-28", Reference = "report 7", Note = "读过 read", RequestId = "golden" });
    }

    private static Declarer Person(string principal) => new() { Principal = principal };
}
