namespace ChannelGrains.Domain.Agreements;

/// <summary>Whether a clause gives or asks; the numbers are those of the wire.</summary>
public enum ClauseKind
{
    /// <summary>Not said: refused.</summary>
    Unspecified = 0,

    /// <summary>What a side may do.</summary>
    Right = 1,

    /// <summary>What a side has to do.</summary>
    Duty = 2,
}
