namespace ChannelGrains.Domain.Targets;

/// <summary>How a scope's target comes down to its partners.</summary>
public enum AllocationMethod
{
    /// <summary>Not said: refused.</summary>
    Unspecified = 0,

    /// <summary>By their net sales of the year before.</summary>
    LastYear = 1,

    /// <summary>Equal parts.</summary>
    Equal = 2,

    /// <summary>As given.</summary>
    ByHand = 3,
}
