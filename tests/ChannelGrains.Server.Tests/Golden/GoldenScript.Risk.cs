using ChannelGrains.Grains.Risk;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using ChannelGrains.Risks.V1;
using Google.Protobuf;

namespace ChannelGrains.Server.Tests.Golden;

internal static partial class GoldenScript
{
    /// <summary>The level is stated behind the partner's back, and last: in it times stand that a review would take from the clock.</summary>
    private static async Task RiskAsync(TestClient client, IJournalStore store)
    {
        await client.Risk.SetRiskRulesAsync(new()
        {
            Rules = new() { Factors = { new RiskRule { Kind = RiskFactorKind.Quarantine, Weight = "0.25", Start = "0.01", Full = "0.5", HardStop = true } }, HoldAtCritical = true },
            RequestId = "golden",
        });
        await client.Risk.MuteFactorAsync(new() { PartnerId = Partner, Factor = RiskFactorKind.Clock, Until = "2026-04-01", Reason = "换钟 a new clock", RequestId = "golden" });
        await client.Risk.MuteFactorAsync(new() { PartnerId = Partner, Factor = RiskFactorKind.Clock, Reason = "it came", RequestId = "golden 2" });
        await client.Risk.MuteFactorAsync(new() { PartnerId = Partner, Factor = RiskFactorKind.Disputes, Until = "2026-04-01", Reason = "settled" });
        await client.Risk.SetHoldAsync(new() { PartnerId = Partner, Reason = "查退货 looked into", RequestId = "golden" });
        await client.Risk.ReleaseHoldAsync(new() { PartnerId = Partner, Reason = "explained", RequestId = "golden" });
        await client.Risk.SetHoldAsync(new() { PartnerId = Partner, Reason = "again" });
        var factor = new Domain.Risk.RiskFactor(
            Domain.Risk.RiskFactorKind.Disputes, 2, 0, 0.3m, 0.666667m, 0.2m, true, 1_772_000_000_000_000, 1_772_884_800_000_000, Domain.Calendars.BusinessDay.Of(2026, 4, 1));
        var fact = new Fact
        {
            RecordedAtMicros = 1,
            Principal = "review",
            Risk = RiskFacts.ToFact((Domain.Risk.RiskFact)new Domain.Risk.RiskLevelChanged(Domain.Risk.RiskLevel.Low, Domain.Risk.RiskLevel.High, 0.7m, [factor]), 1),
        };
        var journal = await store.OpenAsync(new JournalName("partner/" + Partner), CancellationToken.None);
        await store.WhenCommitted(store.Append(journal, journal.Version, fact.ToByteArray(), null).Ticket, CancellationToken.None);
    }
}
