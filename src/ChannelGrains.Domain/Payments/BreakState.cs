namespace ChannelGrains.Domain.Payments;

/// <summary>Where a break stands; the numbers are those of the wire.</summary>
public enum BreakState
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>It is open.</summary>
    Open = 1,

    /// <summary>A later file has settled it.</summary>
    Settled = 2,

    /// <summary>It was closed by hand.</summary>
    Closed = 3,
}
