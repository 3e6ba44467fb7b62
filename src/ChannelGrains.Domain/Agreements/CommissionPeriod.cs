namespace ChannelGrains.Domain.Agreements;

/// <summary>Over what time the base adds up; the numbers are those of the wire.</summary>
public enum CommissionPeriod
{
    /// <summary>Not said: refused.</summary>
    Unspecified = 0,

    /// <summary>Each month for itself.</summary>
    Month = 1,

    /// <summary>Each quarter for itself.</summary>
    Quarter = 2,

    /// <summary>The year up to now.</summary>
    YearToDate = 3,
}
