namespace ChannelGrains.Domain.Actions;

/// <summary>What can be done to an action; the numbers are those of the wire.</summary>
public enum ActionStep
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>It is opened.</summary>
    Open = 1,

    /// <summary>It is given to an owner.</summary>
    Assign = 2,

    /// <summary>It is begun.</summary>
    Start = 3,

    /// <summary>It is done.</summary>
    Complete = 4,

    /// <summary>Another finds it done.</summary>
    Verify = 5,

    /// <summary>Another finds it not done.</summary>
    Return = 6,

    /// <summary>It is closed undone.</summary>
    Cancel = 7,
}
