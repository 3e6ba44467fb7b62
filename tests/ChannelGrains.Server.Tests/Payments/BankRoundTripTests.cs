using ChannelGrains.Domain.Tests.Payments;
using ChannelGrains.Server.Tests.Settlement;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Server.Tests.Payments;

/// <summary>What becomes of runs and statements when the bank says all that banks say, in every order of its files, each of them twice.</summary>
public sealed class BankRoundTripTests : IAsyncLifetime
{
    private const int Payments = 9;

    private readonly List<string> _partners = [];
    private SettlementServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await SettlementServer.StartAsync();

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Outcome_OfTheFilesInAnyOrderAndTwice_IsExactlyThat()
    {
        foreach (var order in Orders([0, 1, 2, 3]))
            await CheckAsync([.. order]);
        foreach (var partner in _partners)
            await _server.VerifyAsync(partner);
        Assert.Empty((await _server.Client.Admin.VerifyJournalAsync(new())).Problems);
    }

    private async Task CheckAsync(int[] order)
    {
        var (run, unknown) = (Paying.NewRun(), TestClient.NewId("OTHER"));
        var partners = new List<string>();
        for (var number = 1; number <= Payments; number++)
            partners.Add(await _server.ApprovedAsync(1_000 + (number / 10m)));
        _partners.AddRange(partners);
        var ready = await _server.ReadyAsync(run, partners);
        Assert.Equal((PaymentRunState.Ready, Payments, 0), (ready.State, ready.PaymentCount, ready.RefusedCount));
        var files = Files(run, unknown);

        foreach (var file in order)
        {
            Assert.False((await _server.ImportAsync(files[file], ready.ExecutionDate)).RepeatedFile);
            var again = await _server.ImportAsync(files[file], ready.ExecutionDate);
            Assert.True(again.RepeatedFile && again.File.Applied);
        }

        var after = await _server.RunAsync(run);
        Assert.Equal(
            [
                PaymentState.Paid, PaymentState.Paid, PaymentState.Paid, PaymentState.Paid, PaymentState.Returned, PaymentState.Failed, PaymentState.Paying, PaymentState.Paid, PaymentState.Paying,
            ],
            after.Payments.Select(payment => payment.State));
        Assert.Equal(("AC04", "AC01"), (after.Payments[4].Reason, after.Payments[5].Reason));
        Assert.Equal((5, 2, 3, PaymentRunState.Ready), (after.Run.PaidCount, after.Run.FailedCount, after.Run.OpenBreakCount, after.Run.State));
        Assert.Equal(
            [(BreakKind.AmountDiffers, Id(run, 7), 1), (BreakKind.BookedTwice, Id(run, 8), 2), (BreakKind.UnknownToBank, Id(run, 9), 0)],
            (await _server.BreaksAsync(run)).Select(one => (one.Kind, one.EndToEndId, one.BookingCount)));
        Assert.Equal((BreakKind.UnknownToUs, 55m), Assert.Single((await _server.BreaksAsync()).Where(one => one.EndToEndId == unknown).Select(one => (one.Kind, SettlementServer.Of(one.Actual)))));
        foreach (var (partner, payment) in partners.Zip(after.Payments))
            Assert.Equal(
                payment.State switch
                {
                    PaymentState.Paid => StatementState.Paid,
                    PaymentState.Paying => StatementState.Paying,
                    _ => StatementState.Failed,
                },
                await _server.StateAsync(partner));
    }

    // 1 to 5 are paid and 5 comes back, 6 is rejected, of 7 another amount is booked, 8 is booked twice, 9 is missing, and there is one that nobody made.
    private static string[] Files(string run, string unknown) =>
    [
        BankSays.Status(run + "-S", run + "-F1", "PART", [.. Enumerable.Range(1, 5).Append(7).Append(8).Select(number => (Id(run, number), "ACCP", "")), (Id(run, 6), "RJCT", "AC01")]),
        BankSays.Statement(run + "-T",
            [.. Enumerable.Range(1, 5).Append(8).Select(number => BankSays.Booked(Amount(number), Id(run, number), $"{run}B{number}")),
                BankSays.Booked("99.07", Id(run, 7), run + "B7"), BankSays.Booked(Amount(8), Id(run, 8), run + "B8x"), BankSays.Booked("55.00", unknown, run + "B9")]),
        BankSays.Notification(run + "-N", [.. Enumerable.Range(1, 5).Append(8).Select(number => BankSays.Booked(Amount(number), Id(run, number), $"{run}B{number}", status: "<Sts>BOOK</Sts>"))]),
        BankSays.Notification(run + "-R", BankSays.Returned(Amount(5), Id(run, 5), run + "R5", "AC04")),
    ];

    private static string Id(string run, int number) => $"{run}-{number:D5}";

    private static string Amount(int number) => FormattableString.Invariant($"100.0{number}");

    private static IEnumerable<IEnumerable<int>> Orders(int[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => rest.Prepend(first)));
}
