using ChannelGrains.Agreements.V1;
using ChannelGrains.Domain.Tests.Payments;
using ChannelGrains.Server.Tests.Agreements;
using ChannelGrains.Server.Tests.Settlement;
using ChannelGrains.Settlement.V1;
using Google.Protobuf;

namespace ChannelGrains.Server.Tests.Payments;

/// <summary>Runs to test with, and what their bank says.</summary>
internal static class Paying
{
    private static int _runs, _accounts;

    public static string NewRun() => $"R{Interlocked.Increment(ref _runs)}";

    /// <summary>A partner that is paid on an account of its own, whose payee Bob has verified.</summary>
    public static Task<string> PaidPartnerAsync(this SettlementServer server, Action<AgreementTerms>? change = null) => server.EarningPartnerAsync(terms =>
    {
        terms.Payment.Method = PaymentMethod.BankTransfer;
        terms.Payment.Payee = Agreeing.Terms().Payment.Payee;
        terms.Payment.Payee.Account = $"6217{Interlocked.Increment(ref _accounts):D12}";
        change?.Invoke(terms);
    });

    /// <summary>A partner whose statement of January 2026 is approved: a tenth of what it sold.</summary>
    public static async Task<string> ApprovedAsync(this SettlementServer server, decimal sold)
    {
        var partner = await server.PaidPartnerAsync();
        await server.SendAsync(partner, Make.Sale("a", sold, Make.At("2026-01-10T10:00:00")));
        await server.CloseAsync(partner, "2026-01");
        await server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" });
        return partner;
    }

    /// <summary>A run of some partners, planned by Ann and approved by Bob, whose files can be given out.</summary>
    public static async Task<PaymentRun> ReadyAsync(this SettlementServer server, string run, params IEnumerable<string> partners)
    {
        var planned = (await server.AnnPays.CreatePaymentRunAsync(new() { PaymentRunId = run, Selection = new() { PartnerIds = { partners } } })).Run;
        await server.BobPays.ApprovePaymentRunAsync(new() { PaymentRunId = run, Etag = planned.Etag });
        await Eventually.TrueAsync(async () => (await server.RunAsync(run)).Run.State is PaymentRunState.Ready or PaymentRunState.Done);
        return (await server.RunAsync(run)).Run;
    }

    public static async Task<GetPaymentRunResponse> RunAsync(this SettlementServer server, string run) => await server.AnnPays.GetPaymentRunAsync(new() { PaymentRunId = run, PageSize = 1_000 });

    /// <summary>Takes a file, in yuan, of the day of execution.</summary>
    public static async Task<ImportBankFileResponse> ImportAsync(this SettlementServer server, string file, string day) => await server.AnnPays.ImportBankFileAsync(new()
    {
        Content = ByteString.CopyFrom(BankSays.Bytes(file.Replace("EUR", "CNY", StringComparison.Ordinal).Replace(BankSays.Day, day, StringComparison.Ordinal))),
    });

    public static async Task<IReadOnlyList<Break>> BreaksAsync(this SettlementServer server, string run = "", bool all = false) =>
        (await server.AnnPays.ListBreaksAsync(new() { PaymentRunId = run, ShowClosed = all, PageSize = 1_000 })).Breaks;

    public static async Task<StatementState> StateAsync(this SettlementServer server, string partner) =>
        (await server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" })).Statement.State;
}
