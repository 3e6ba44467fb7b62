namespace ChannelGrains.Domain.Settlement;

/// <summary>What became of a payment. The numbers are those of facts.</summary>
public enum PaymentOutcome
{
    Unspecified = 0,
    Paid = 1,
    Failed = 2,
    Returned = 3,
}
