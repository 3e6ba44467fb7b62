using ChannelGrains.Agreements.V1;
using ChannelGrains.Server.Tests.Agreements;

namespace ChannelGrains.Server.Tests.Golden;

internal static partial class GoldenScript
{
    private static async Task AgreeAsync(TestClient client)
    {
        await client.Agreements.DraftAgreementAsync(Agreeing.Draft(Partner, "2026-01-01", "2026-12-31", Agreeing.Terms(terms => terms.Territory.Exclusive = true)));
        await client.SignAsync(Partner);
        await client.Agreements.AmendAgreementAsync(Agreeing.Amendment(Partner, "2026-06-01", Agreeing.PlainTerms()));
        await client.Agreements.TerminateAgreementAsync(new TerminateAgreementRequest { PartnerId = Partner, Reason = "by mutual consent", EffectiveFrom = "2026-09-01" });
        await client.Agreements.AmendAgreementAsync(Agreeing.Amendment(Partner, "2026-10-01", Agreeing.PlainTerms()));
    }

    private static async Task MeetAsync(TestClient client) => await client.Agreements.RecordObligationAsync(new RecordObligationRequest
    {
        PartnerId = Partner,
        ObligationId = "opening",
        DueOn = "2026-06-30",
        Evidence = "照片 photo 17",
        RequestId = "met-1",
    });
}
