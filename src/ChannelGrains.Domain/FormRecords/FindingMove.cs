namespace ChannelGrains.Domain.FormRecords;

/// <summary>What a record does to findings.</summary>
public enum FindingMove
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>An item fails that has no open finding.</summary>
    Found = 1,

    /// <summary>An item of an open finding fails again.</summary>
    FailedAgain = 2,

    /// <summary>An item of an open finding passes.</summary>
    Passed = 3,
}
