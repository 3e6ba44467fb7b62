using ChannelGrains.Domain.Tests.Payments;
using ChannelGrains.Settlement.V1;
using ChannelGrains.Testing;
using Google.Protobuf;
using Grpc.Net.Client;

namespace ChannelGrains.Crash.Tests.Payments;

/// <summary>A server that is killed at any moment of a payment run's steps goes on with them when it is started again: nothing is paid twice, nothing is left out.</summary>
public sealed class PaymentKillTests(ITestOutputHelper output)
{
    private const int Payments = 24, LongestMilliseconds = 60;

    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["InsecureSingleUser"] = "true",
        ["Views:Enabled"] = "false",
        ["Payments:PayeeQuietDays"] = "0",
        ["Payments:Debtor:Name"] = "Channel Programme Ltd",
        ["Payments:Debtor:Account"] = BankSays.Account,
        ["Payments:Debtor:Bank"] = "COBADEFFXXX",
        ["Payments:Debtor:Town"] = "Koeln",
        ["Payments:Debtor:Country"] = "DE",
    };

    private readonly Random _random = new();

    [Fact]
    public async Task Run_WhoseServerIsKilledInEveryStep_PaysEachStatementOnce()
    {
        using var directory = new TemporaryDirectory();
        var server = await ServerProcess.StartAsync(directory.Path, settings: Settings);
        try
        {
            server = await RunAsync(server, directory.Path, "K1");
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private async Task<ServerProcess> RunAsync(ServerProcess server, string directory, string run)
    {
        var partners = await PaidPartners.MakeAsync(Open(server), run, Payments);
        PaymentRun? planned = null;
        server = await KilledInAsync(server, directory, async client =>
            planned = (await client.CreatePaymentRunAsync(new() { PaymentRunId = run, Selection = new() { PartnerIds = { partners } }, RequestId = "plan" })).Run);
        Assert.Equal(Payments, planned!.PaymentCount);
        server = await KilledInAsync(server, directory, async client => await client.ApprovePaymentRunAsync(new() { PaymentRunId = run, Etag = planned.Etag, RequestId = "approve" }));
        await ReadyAsync(server, run);
        var file = ByteString.Empty;
        server = await KilledInAsync(server, directory, async client => file = (await client.ExportPaymentRunAsync(new() { PaymentRunId = run })).Content);
        Assert.Equal(file, (await Client(server).ExportPaymentRunAsync(new() { PaymentRunId = run })).Content);
        foreach (var text in Files(run, planned.ExecutionDate))
            server = await KilledInAsync(server, directory, async client => await client.ImportBankFileAsync(new() { Content = ByteString.CopyFrom(BankSays.Bytes(text)) }));
        await CheckAsync(server, run, partners);
        return server;
    }

    // The first is rejected, the others are booked, and the second comes back.
    private static IEnumerable<string> Files(string run, string day) => new[]
    {
        BankSays.Status(run + "-S", run + "-F1", "PART", (Id(run, 1), "RJCT", "AC01")),
        BankSays.Statement(run + "-T", [.. Enumerable.Range(2, Payments - 1).Select(number => BankSays.Booked(PaidPartners.Amount(number), Id(run, number), $"{run}B{number}"))]),
        BankSays.Notification(run + "-N", BankSays.Returned(PaidPartners.Amount(2), Id(run, 2), run + "R", "AC04")),
    }.Select(file => file.Replace("EUR", "CNY", StringComparison.Ordinal).Replace(BankSays.Day, day, StringComparison.Ordinal));

    /// <summary>Asks, kills the server within some milliseconds, starts it again and asks until there is an answer.</summary>
    private async Task<ServerProcess> KilledInAsync(ServerProcess server, string directory, Func<PaymentService.PaymentServiceClient, Task> ask)
    {
        var asked = Record.ExceptionAsync(() => ask(Client(server)));
        var delay = _random.Next(LongestMilliseconds);
        await Task.Delay(delay);
        await server.KillAsync();
        await asked;
        output.WriteLine($"killed after {delay} ms");
        await server.DisposeAsync();
        var next = await ServerProcess.StartAsync(directory, settings: Settings);
        await ask(Client(next));
        return next;
    }

    private static async Task ReadyAsync(ServerProcess server, string run)
    {
        var until = DateTime.UtcNow.AddSeconds(60);
        while ((await Client(server).GetPaymentRunAsync(new() { PaymentRunId = run })).Run.State != PaymentRunState.Ready)
        {
            Assert.True(DateTime.UtcNow < until, "The run does not become READY.");
            await Task.Delay(20);
        }
    }

    private static async Task CheckAsync(ServerProcess server, string run, IReadOnlyList<string> partners)
    {
        var (client, settlement, ledger) = (Client(server), new SettlementService.SettlementServiceClient(Open(server)), new LedgerService.LedgerServiceClient(Open(server)));
        var until = DateTime.UtcNow.AddSeconds(60);
        var after = await client.GetPaymentRunAsync(new() { PaymentRunId = run, PageSize = 100 });
        Assert.Equal((PaymentRunState.Done, Payments - 2, 2, 0), (after.Run.State, after.Run.PaidCount, after.Run.FailedCount, after.Run.OpenBreakCount));
        for (var number = 1; number <= Payments; number++)
        {
            var state = number <= 2 ? StatementState.Failed : StatementState.Paid;
            GetStatementResponse statement;
            while ((statement = await settlement.GetStatementAsync(new() { PartnerId = partners[number - 1], StatementId = "2026-01" })).Statement.State != state)
            {
                Assert.True(DateTime.UtcNow < until, $"The statement of {partners[number - 1]} is {statement.Statement.State}, must become {state}.");
                await Task.Delay(20);
            }
            // Each step of a payment happened once.
            Assert.Equal(1, statement.Steps.Count(step => step.State == StatementState.Paying));
            // The second came back, perhaps before its partner was told that it was paid.
            Assert.InRange(statement.Steps.Count(step => step.State == StatementState.Paid), number > 2 ? 1 : 0, number > 1 ? 1 : 0);
            Assert.Equal(number <= 2 ? 1 : 0, statement.Steps.Count(step => step.State == StatementState.Failed));
            Assert.Empty((await ledger.VerifyLedgerAsync(new() { PartnerId = partners[number - 1] })).Findings);
        }
        Assert.Empty((await new Admin.V1.AdminService.AdminServiceClient(Open(server)).VerifyJournalAsync(new())).Problems);
    }

    private static string Id(string run, int number) => $"{run}-{number:D5}";

    private static PaymentService.PaymentServiceClient Client(ServerProcess server) => new(Open(server));

    private static GrpcChannel Open(ServerProcess server) => GrpcChannel.ForAddress(server.GrpcAddress);
}
