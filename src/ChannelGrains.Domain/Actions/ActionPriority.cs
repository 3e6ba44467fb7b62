namespace ChannelGrains.Domain.Actions;

/// <summary>How much an action matters; the numbers are those of the wire.</summary>
public enum ActionPriority
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Some day.</summary>
    Low = 1,

    /// <summary>As others.</summary>
    Medium = 2,

    /// <summary>Before others.</summary>
    High = 3,

    /// <summary>At once.</summary>
    Critical = 4,
}
