namespace ChannelGrains.Domain.Payments;

/// <summary>What kind a file of the bank is; the numbers are those of the wire.</summary>
public enum BankFileKind
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>The status of payments: pain.002.</summary>
    Status = 1,

    /// <summary>The statement of an account: camt.053.</summary>
    Statement = 2,

    /// <summary>A notification of bookings: camt.054.</summary>
    Notification = 3,
}
