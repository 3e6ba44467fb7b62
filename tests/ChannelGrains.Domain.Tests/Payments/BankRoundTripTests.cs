using ChannelGrains.Domain.Payments;
using Xunit;

namespace ChannelGrains.Domain.Tests.Payments;

/// <summary>What becomes of a run when its bank says all that banks say, in every order of its files, each of them also twice.</summary>
public sealed class BankRoundTripTests
{
    // 1 to 5 are paid and 5 comes back, 6 is rejected, of 7 another amount is booked, 8 is booked twice, 9 is missing, and there is one that nobody made.
    private static readonly string[] Files =
    [
        BankSays.Status("S-1", RunExample.Id + "-F1", "PART",
            [.. Enumerable.Range(1, 5).Append(7).Append(8).Select(number => (RunExample.EndToEnd(number), "ACCP", "")), (RunExample.EndToEnd(6), "RJCT", "AC01")]),
        BankSays.Statement("ST-1",
            [.. Enumerable.Range(1, 5).Append(8).Select(number => BankSays.Booked(RunExample.Amount(number), RunExample.EndToEnd(number), $"B{number}")),
                BankSays.Booked("99.07", RunExample.EndToEnd(7), "B7"), BankSays.Booked(RunExample.Amount(8), RunExample.EndToEnd(8), "B8-again"), BankSays.Booked("55.00", "OTHER-PAYMENT", "B9")]),
        BankSays.Notification("N-1",
            [.. Enumerable.Range(1, 5).Append(8).Select(number => BankSays.Booked(RunExample.Amount(number), RunExample.EndToEnd(number), $"B{number}", status: "<Sts>BOOK</Sts>"))]),
        BankSays.Notification("N-2", BankSays.Returned(RunExample.Amount(5), RunExample.EndToEnd(5), "R5", "AC04")),
    ];

    public static TheoryData<string> Orders => [.. Permutations([0, 1, 2, 3]).Select(order => string.Join(',', order))];

    [Theory]
    [MemberData(nameof(Orders))]
    public void Outcome_OfTheFilesInAnyOrder_IsTheSame(string order)
    {
        var run = new RunExample(9);
        foreach (var file in order.Split(',').Select(int.Parse))
            run.Import(Files[file]);

        Check(run);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Outcome_OfEachFileTwice_IsThatOfOnce(string order)
    {
        var run = new RunExample(9);
        foreach (var file in order.Split(',').Select(int.Parse).SelectMany(file => new[] { file, file }))
            run.Import(Files[file]);
        foreach (var file in order.Split(',').Select(int.Parse))
            run.Import(Files[file].Replace("<GrpHdr>", "<GrpHdr> ", StringComparison.Ordinal));

        Check(run);
    }

    private static void Check(RunExample run)
    {
        Assert.Equal(
            [
                PaymentState.Paid, PaymentState.Paid, PaymentState.Paid, PaymentState.Paid, PaymentState.Returned, PaymentState.Failed, PaymentState.Paying, PaymentState.Paid,
                PaymentState.Paying,
            ],
            run.Book.Lines.Select(line => line.State));
        Assert.Equal(("AC04", "AC01"), (run.Book.Lines[4].Reason, run.Book.Lines[5].Reason));
        Assert.Equal(
            [
                (BreakKind.AmountDiffers, RunExample.EndToEnd(7), 9_907L, 1), (BreakKind.BookedTwice, RunExample.EndToEnd(8), 10_008L, 2),
                (BreakKind.UnknownToBank, RunExample.EndToEnd(9), null, 0), (BreakKind.UnknownToUs, "OTHER-PAYMENT", (long?)5_500, 1),
            ],
            run.OpenBreaks.Select(one => (one.Kind, one.EndToEndId, one.Actual, one.Count)).OrderBy(one => one.EndToEndId == "OTHER-PAYMENT").ThenBy(one => one.EndToEndId, StringComparer.Ordinal));
        Assert.Equal(PaymentRunState.Ready, run.Book.State);
    }

    private static IEnumerable<IEnumerable<int>> Permutations(int[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(first => Permutations([.. items.Where(item => item != first)]).Select(rest => rest.Prepend(first)));
}
