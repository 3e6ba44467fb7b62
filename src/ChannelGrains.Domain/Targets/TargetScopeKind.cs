namespace ChannelGrains.Domain.Targets;

/// <summary>Of whom a target is.</summary>
public enum TargetScopeKind
{
    /// <summary>Not said: refused.</summary>
    Unspecified = 0,

    /// <summary>All partners.</summary>
    Company = 1,

    /// <summary>What partners of one channel type sell.</summary>
    ChannelType = 2,

    /// <summary>What is sold in a region and all below it.</summary>
    Region = 3,

    /// <summary>What one partner sells.</summary>
    Partner = 4,
}
