using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Discipline.V1;

namespace ChannelGrains.Dashboard.Tests.Discipline;

/// <summary>A declaration, and a gift that waits for a decision.</summary>
internal static class DisciplineSeed
{
    public static async Task FillAsync(PageServer server)
    {
        var discipline = new DisciplineService.DisciplineServiceClient(server.As("ann"));
        await discipline.RecordDeclarationAsync(new() { Declaration = new() { Kind = DeclarationKind.ConflictOfInterest, Person = new() { PersonId = "staff 4711" }, Role = "cfo", Discloses = true, Note = "a brother at <b>shop 7</b>" } });
        await discipline.RecordGiftAsync(new()
        {
            Gift = new() { GiftId = "G-1", Direction = GiftDirection.Received, PartnerId = "canton", What = "茶 <b>Tea</b>", Value = new() { CurrencyCode = "CNY", Units = 5_000 }, Outcome = GiftOutcome.Accepted },
        });
    }
}
