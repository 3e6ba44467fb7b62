namespace ChannelGrains.Domain.Risk;

/// <summary>How grave the risk in a partner is; the numbers are those of the wire.</summary>
public enum RiskLevel
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    Low = 1,
    Medium = 2,
    High = 3,
    Critical = 4,
}
