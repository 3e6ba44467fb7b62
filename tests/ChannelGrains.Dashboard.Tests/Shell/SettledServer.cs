using ChannelGrains.Dashboard.Tests.Payments;
using ChannelGrains.Dashboard.Tests.Settlement;
using ChannelGrains.Settlement.V1;
using Google.Protobuf;

namespace ChannelGrains.Dashboard.Tests.Shell;

/// <summary>A server on which a month was closed and paid: one payment is right, the other one of another amount than was asked for.</summary>
public sealed class SettledServer : IAsyncLifetime
{
    public const string Run = "RUN-1";

    private SettlingServer _server = null!;

    public string Address => _server.Address;

    public string Month => _server.Month;

    public async ValueTask InitializeAsync()
    {
        _server = await SettlingServer.StartAsync();
        await _server.CloseAsync();
        var (ann, bob) = (new PaymentService.PaymentServiceClient(_server.Server.As("ann")), new PaymentService.PaymentServiceClient(_server.Server.As("bob")));
        var statements = new SettlementService.SettlementServiceClient(_server.Server.As("bob"));
        foreach (var partner in new[] { SettlingServer.Partner, SettlingServer.Other })
            await statements.ApproveStatementAsync(new() { PartnerId = partner, StatementId = Month });
        var run = (await ann.CreatePaymentRunAsync(new() { PaymentRunId = Run })).Run;
        await bob.ApprovePaymentRunAsync(new() { PaymentRunId = Run, Etag = run.Etag });
        var day = await PaymentDesk.ReadyAsync(ann, Run);
        var payments = (await ann.GetPaymentRunAsync(new() { PaymentRunId = Run })).Payments;
        var file = BankFiles.Statement("S1", day, [.. payments.Select(payment => (payment.EndToEndId, payment.PartnerId == SettlingServer.Partner ? "1000.00" : "49.99"))]);
        await ann.ImportBankFileAsync(new() { Content = ByteString.CopyFromUtf8(file) });
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
