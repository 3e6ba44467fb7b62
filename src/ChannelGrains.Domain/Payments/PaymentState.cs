namespace ChannelGrains.Domain.Payments;

/// <summary>Where a payment of a run stands; the numbers are those of the wire.</summary>
public enum PaymentState
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>It is planned.</summary>
    Planned = 1,

    /// <summary>It is not paid by this run.</summary>
    Refused = 2,

    /// <summary>Its statement is in payment, and the bank has not said what became of it.</summary>
    Paying = 3,

    /// <summary>It is paid.</summary>
    Paid = 4,

    /// <summary>The bank did not pay it.</summary>
    Failed = 5,

    /// <summary>It was paid and came back.</summary>
    Returned = 6,
}
