using System.Text;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.Payments;

namespace ChannelGrains.Grains.Payments;

/// <summary>Where the index has payments: accounts, runs, UETRs, breaks and files of the bank.</summary>
public static class PaymentKeys
{
    /// <summary>Key of the grain that has the files of the bank.</summary>
    public const string Bank = "bank";

    private const byte End = (byte)'/';

    // Open ones come before the others.
    private const byte Open = (byte)'1', Gone = (byte)'2';

    internal static byte[] Runs => [IndexSpaces.PaymentRuns, End];

    /// <summary>Runs of which something is still to be done, or the bank has not said all; each key ends with the run's id.</summary>
    internal static byte[] OpenRuns => [IndexSpaces.OpenPaymentRuns, End];

    internal static byte[] Breaks => [IndexSpaces.Breaks, End];

    internal static byte[] Run(string runId) => IndexDirectory.Key(Runs, runId);

    internal static byte[] OpenRun(string runId) => IndexDirectory.Key(OpenRuns, runId);

    internal static string RunOf(ReadOnlySpan<byte> openRun) => Encoding.UTF8.GetString(openRun[OpenRuns.Length..]);

    internal static byte[] Uetr(string uetr) => [IndexSpaces.Uetrs, End, .. Encoding.UTF8.GetBytes(uetr)];

    internal static byte[] Break(string breakId, bool isOpen) => [.. Breaks, isOpen ? Open : Gone, .. Encoding.UTF8.GetBytes(breakId)];

    /// <summary>What the keys of some breaks start with.</summary>
    internal static byte[] BreaksOf(bool areOpen, string runId) => Break(runId.Length == 0 ? "" : BreakIds.Prefix(runId), areOpen);

    internal static byte[] Files => [IndexSpaces.BankFiles, End];

    internal static byte[] File(ReadOnlySpan<byte> fileId) => [.. Files, .. fileId];

    /// <summary>What the partners with an account stand below.</summary>
    internal static byte[] Account(ReadOnlySpan<byte> accountKey) => [IndexSpaces.Accounts, End, .. accountKey, End];

    internal static byte[] Account(ReadOnlySpan<byte> accountKey, string partnerId) => IndexDirectory.Key(Account(accountKey), partnerId);
}
