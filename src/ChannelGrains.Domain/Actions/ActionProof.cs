namespace ChannelGrains.Domain.Actions;

/// <summary>What must show that an action was done; the numbers are those of the wire.</summary>
public enum ActionProof
{
    /// <summary>Nothing.</summary>
    Unspecified = 0,

    /// <summary>At least one file.</summary>
    Files = 1,

    /// <summary>At least one file of before, and one of after.</summary>
    BeforeAndAfter = 2,
}
