namespace ChannelGrains.Domain.Payments;

/// <summary>What is wrong with a file of the bank; caught where it is read.</summary>
internal sealed class BankFileFault(string reason, string message) : Exception(message)
{
    public string Reason => reason;
}
