namespace ChannelGrains.Domain.Payments;

/// <summary>A status that the bank gives a payment, or all payments of a file.</summary>
/// <param name="Number">The payment's number in the run; 0 for all of a file.</param>
/// <param name="File">The file's number in the run; 0 with a payment.</param>
/// <param name="Status">The code of the status, as ACCP.</param>
/// <param name="Reason">The code of the reason, as AC01; empty for none.</param>
/// <param name="Information">What the bank says of it.</param>
[GenerateSerializer, Immutable]
public sealed record BankStatus(
    [property: Id(0)] int Number, [property: Id(1)] int File, [property: Id(2)] string Status, [property: Id(3)] string Reason, [property: Id(4)] string Information)
{
    // From the weakest to the strongest: ISO 20022 external code set ExternalPaymentTransactionStatus1Code.
    private static readonly string[] Ranks = ["RCVD", "PDNG", "PATC", "ACTC", "ACCP", "ACFC", "ACWC", "ACWP", "ACSP", "ACSC", "ACCC", "CANC", "RJCT"];

    /// <summary>The bank does not pay it.</summary>
    public bool IsRejection => Status is "RJCT" or "CANC";

    /// <summary>The money has left the debtor's account, or is on the creditor's.</summary>
    public bool IsSettled => Status is "ACSC" or "ACCC";

    /// <summary>The bank knows it and has not rejected it.</summary>
    public bool IsAcceptance => Status.StartsWith("AC", StringComparison.Ordinal);

    /// <summary>How much it says: of several statuses the one with the highest rank counts, in whatever order they came.</summary>
    public int Rank => Array.IndexOf(Ranks, Status);
}
