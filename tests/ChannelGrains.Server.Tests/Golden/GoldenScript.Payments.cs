using ChannelGrains.Domain.Tests.Payments;
using ChannelGrains.Server.Tests.Agreements;
using ChannelGrains.Settlement.V1;
using Google.Protobuf;

namespace ChannelGrains.Server.Tests.Golden;

internal static partial class GoldenScript
{
    private static async Task VerifyPayeeAsync(TestClient client)
    {
        var payments = new PaymentService.PaymentServiceClient(client.Channel);
        var payee = (await payments.GetPayeeAsync(new() { PartnerId = Partner })).Payee;
        await payments.SetPayeeAsync(new() { PartnerId = Partner, Payee = payee.Payee, Reason = "新账户 the same", Evidence = Agreeing.Paper, RequestId = "golden" });
        await payments.VerifyPayeeAsync(new() { PartnerId = Partner, ContentHash = payee.ContentHash, Note = "called back", SharedWithPartnerIds = { "other" }, RequestId = "golden" });
    }

    /// <summary>The statement whose first payment failed is paid by a run, and comes back.</summary>
    private static async Task PayAsync(TestClient client)
    {
        var payments = new PaymentService.PaymentServiceClient(client.Channel);
        var planned = (await payments.CreatePaymentRunAsync(new() { PaymentRunId = Run, Selection = new() { PartnerIds = { Partner } }, RequestId = "golden" })).Run;
        await payments.ApprovePaymentRunAsync(new() { PaymentRunId = Run, Etag = planned.Etag, RequestId = "golden" });
        await Eventually.TrueAsync(async () => (await payments.GetPaymentRunAsync(new() { PaymentRunId = Run })).Run.State == PaymentRunState.Ready);
        string[] files =
        [
            BankSays.Status("S-1", Run + "-F1", "ACCP", (Run + "-00001", "ACSP", ""), (Run + "-00002", "RJCT", "AC01")),
            BankSays.Statement("T-1", BankSays.Booked("1.00", Run + "-00001", "B1"), BankSays.Booked("2.00", "OTHER", ""), BankSays.Sum("3.00", Run + "-P1", 1, "B2")),
        ];
        foreach (var file in files)
            await payments.ImportBankFileAsync(new() { Content = ByteString.CopyFrom(BankSays.Bytes(file)), RequestId = $"golden {file.Length}" });
        foreach (var one in (await payments.ListBreaksAsync(new())).Breaks.Where(one => one.Kind is BreakKind.UnknownToUs or BreakKind.AmountDiffers))
            await payments.CloseBreakAsync(new() { BreakId = one.BreakId, Note = "a charge" });
        await payments.RecordPaymentOutcomeAsync(new() { PaymentRunId = Run, EndToEndId = Run + "-00001", Outcome = PaymentState.Failed, Reason = "AC04", Note = "by phone", BookedOn = "2026-03-07" });
        await Eventually.TrueAsync(async () => (await payments.ListPaymentRunsAsync(new())).Runs.Single().State == PaymentRunState.Done);
    }
}
