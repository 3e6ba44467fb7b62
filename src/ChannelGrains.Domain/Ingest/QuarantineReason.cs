namespace ChannelGrains.Domain.Ingest;

/// <summary>Why a transaction was not applied; the numbers are those of the wire.</summary>
public enum QuarantineReason
{
    /// <summary>It was.</summary>
    Unspecified = 0,

    /// <summary>The currency is not the partner's.</summary>
    Currency = 1,

    /// <summary>It happened too far ahead.</summary>
    ClockAhead = 2,

    /// <summary>It happened further back than the source may send.</summary>
    ClockBehind = 3,

    /// <summary>A sale on a business day on which the partner does not sell.</summary>
    PartnerNotActive = 4,

    /// <summary>A negative or too large amount, quantity, cost or tax.</summary>
    Amount = 5,

    /// <summary>Its id was used at another number of the lane a short while ago.</summary>
    TransactionIdReused = 6,

    /// <summary>The same identity with other content.</summary>
    ContentConflict = 7,

    /// <summary>A void whose original is not there yet.</summary>
    VoidWaiting = 8,

    /// <summary>A void of something that is voided.</summary>
    AlreadyVoided = 9,

    /// <summary>A void of a void, or of itself.</summary>
    VoidTargetKind = 10,

    /// <summary>No kind, or one that this server does not know.</summary>
    Kind = 11,

    /// <summary>Something is missing, too long or malformed.</summary>
    Format = 12,

    /// <summary>The partner has as many categories or regions as it may have.</summary>
    Limit = 13,

    /// <summary>Only a digest of it is kept.</summary>
    TooLarge = 14,
}
