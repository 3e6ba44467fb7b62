namespace ChannelGrains.Domain.Compliance;

/// <summary>How a requirement stands on a day; the numbers are those of the wire.</summary>
public enum ComplianceState
{
    /// <summary>Not said: does not occur.</summary>
    Unspecified = 0,

    /// <summary>It is met.</summary>
    Valid = 1,

    /// <summary>It is met, and ends within the longest notice.</summary>
    Expiring = 2,

    /// <summary>It was met, and is not any more.</summary>
    Expired = 3,

    /// <summary>It was never met, or what met it was taken back, as by a hit of a screening.</summary>
    Missing = 4,
}
