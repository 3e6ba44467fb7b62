namespace ChannelGrains.Domain.Payments;

/// <summary>In what way the bank's files and the runs differ; the numbers are those of the wire.</summary>
public enum BreakKind
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>The bank has booked, or returned, another amount, or another currency.</summary>
    AmountDiffers = 1,

    /// <summary>The bank tells of a payment that no run made.</summary>
    UnknownToUs = 2,

    /// <summary>The statement of the day of execution has no such payment, and no file tells of it.</summary>
    UnknownToBank = 3,

    /// <summary>The bank has booked it more than once.</summary>
    BookedTwice = 4,

    /// <summary>The bank has accepted it, and the statement of the day of execution has no such payment.</summary>
    NotBooked = 5,

    /// <summary>The bank has booked what it rejected, or rejected what it booked.</summary>
    Contradicted = 6,
}
