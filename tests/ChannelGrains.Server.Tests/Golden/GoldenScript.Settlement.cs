using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Settlement;
using ChannelGrains.Settlement.V1;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Golden;

internal static partial class GoldenScript
{
    private static async Task SettleAsync(TestClient client, IServiceProvider services)
    {
        var (settlement, grain) = (new SettlementService.SettlementServiceClient(client.Channel), services.GetRequiredService<PartnerReferences>().Get(Partner).AsReference<IPartnerSettlement>());
        // January and February are over by the clock of the script.
        var january = Domain.Calendars.BusinessDay.Of(2026, 1, 1);
        await client.SubmitAsync(Keyed, Make.Keyed(Partner, Make.Sale("j1", 90_000, Make.At("2026-01-10T08:00:00"), category: "tea"), Make.Sale("j2", 120_000, Make.At("2026-01-11T08:00:00"))));
        await settlement.ClosePeriodAsync(new() { PartnerId = Partner, Period = "2026-01", RequestId = "golden" });
        await settlement.OpenDisputeAsync(new() { PartnerId = Partner, StatementId = "2026-01", Lines = { 1 }, Reason = "少算了 too little", RequestId = "golden" });
        await settlement.ResolveDisputeAsync(new() { PartnerId = Partner, StatementId = "2026-01", DisputeId = "1", Granted = new() { CurrencyCode = "CNY", Units = 12 }, Resolution = "right" });
        await client.Partners.ResumePartnerAsync(new() { PartnerId = Partner, Reason = "paid again" });
        await VerifyPayeeAsync(client);
        await settlement.ApproveStatementAsync(new() { PartnerId = Partner, StatementId = "2026-01" });
        var payable = (await grain.ReadPayable(january.Month)).Value!;
        await grain.TakePayment(new(january.Month, "run-1", "run-1.1", "a uetr", payable.Amount, payable.PayeeHash), "local");
        await grain.FinishPayment(new(january.Month, "run-1.1", PaymentOutcome.Failed, "AC01", january.AddDays(63), "pain.002"), "local");
        await client.SubmitAsync(Keyed, Make.Keyed(Partner, Make.Return("j3", 1_000, Make.At("2026-01-12T08:00:00"))));
    }

    /// <summary>A month before which nobody has anything to settle.</summary>
    private static async Task CloseAllAsync(TestClient client)
    {
        var settlement = new SettlementService.SettlementServiceClient(client.Channel);
        var started = await settlement.ClosePeriodAsync(new() { All = true, Period = "2025-12", RequestId = "golden" });
        await Eventually.TrueAsync(async () => (await settlement.GetJobAsync(new() { JobId = started.Job.JobId })).Job.Done);
    }
}
