using Google.Type;

namespace ChannelGrains.Server.Tests.Golden;

internal static partial class GoldenScript
{
    private static async Task SelectAsync(TestClient client)
    {
        await client.DefineCriteriaAsync();
        await client.CreateProspectAsync(request => (request.PartnerId, request.Evidence) = (Candidate, "a letter"));
        await client.ScoreAsync(Candidate, 80, 65);
        await client.AdvanceAsync(Candidate, "2026-03-01");
        await client.PlanAsync(Candidate, request =>
        {
            (request.Plan.Owner, request.Plan.StartsOn) = ("Chen", "2026-07-01");
            request.Plan.ExpectedSales = new Money { CurrencyCode = "CNY", Units = 1_200_000, Nanos = 500_000_000 };
        });
    }
}
