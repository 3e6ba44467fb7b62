using ChannelGrains.Agreements.V1;
using ChannelGrains.Domain.Tests.Payments;
using ChannelGrains.Server.Tests.Agreements;
using ChannelGrains.Server.Tests.Settlement;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Server.Tests.Payments;

/// <summary>Whom money goes to stands in journals and in the bank's files, and never in a log, however much is logged.</summary>
public sealed class AccountLogTests
{
    private const string Agreed = "6217000000000001", Set = "6217000000000002", Wrong = "6217-000000000003";

    [Fact]
    public async Task Log_OfEverySettlementStepAtTrace_HasNoAccount()
    {
        using var log = new WholeLog();
        await using var server = await SettlementServer.StartAsync(log);
        var (first, second) = (await PartnerAsync(server), await PartnerAsync(server));
        var run = Paying.NewRun();
        foreach (var partner in new[] { first, second })
        {
            await server.SendAsync(partner, Make.Sale("a", 1_000, Make.At("2026-01-10T10:00:00")));
            await server.CloseAsync(partner, "2026-01");
            await Refused.WithAsync(StatusCode.FailedPrecondition, "PAYOUT_BLOCKED", server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" }));
        }
        var payee = (await server.AnnPays.GetPayeeAsync(new() { PartnerId = first })).Payee.Payee;
        await Refused.WithAsync(StatusCode.InvalidArgument, "PAYEE", server.AnnPays.SetPayeeAsync(new() { PartnerId = first, Payee = new(payee) { Account = Wrong }, Reason = "a new account" }));
        await server.AnnPays.SetPayeeAsync(new() { PartnerId = first, Payee = new(payee) { Account = Set }, Reason = "a new account" });
        foreach (var partner in new[] { first, second })
        {
            await server.VerifyPayeeAsync(partner);
            await server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" });
        }
        var ready = await server.ReadyAsync(run, first, second);
        var file = (await server.AnnPays.ExportPaymentRunAsync(new() { PaymentRunId = run })).Content.ToStringUtf8();
        await server.ImportAsync(BankSays.Status(run + "-S", run + "-F1", "PART", ($"{run}-00001", "RJCT", "AC01")), ready.ExecutionDate);
        await server.ImportAsync(BankSays.Statement(run + "-T", BankSays.Booked("99.00", $"{run}-00002", run), BankSays.Booked("7.00", "NOBODYS", run + "u")), ready.ExecutionDate);
        await Refused.WithAsync(StatusCode.InvalidArgument, "BANK_FILE_UNKNOWN", server.AnnPays.ImportBankFileAsync(new() { Content = Google.Protobuf.ByteString.CopyFromUtf8(file) }));
        await server.Ann.RenderStatementAsync(new() { PartnerId = first, StatementId = "2026-01", Format = StatementFormat.Csv });
        await server.VerifyAsync();
        Assert.Empty((await server.Client.Admin.VerifyJournalAsync(new())).Problems);

        // The files have them, and the log has all the rest.
        Assert.All(new[] { Agreed, Set, BankSays.Account }, account => Assert.Contains(account, file, StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Contains(run, StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.StartsWith("Trace", StringComparison.Ordinal));
        Assert.All(new[] { Agreed, Set, Wrong, BankSays.Account }, account => Assert.DoesNotContain(log.Lines, line => line.Contains(account, StringComparison.Ordinal)));
    }

    private static Task<string> PartnerAsync(SettlementServer server) => server.EarningPartnerAsync(terms =>
    {
        terms.Payment.Method = PaymentMethod.BankTransfer;
        terms.Payment.Payee = Agreeing.Terms().Payment.Payee;
        terms.Payment.Payee.Account = Agreed;
    }, isVerified: false);
}
