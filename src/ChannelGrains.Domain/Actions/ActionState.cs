namespace ChannelGrains.Domain.Actions;

/// <summary>Where an action stands; the numbers are those of the wire.</summary>
public enum ActionState
{
    /// <summary>There is no such action.</summary>
    Unspecified = 0,

    /// <summary>Nobody has begun with it.</summary>
    Open = 1,

    /// <summary>Somebody has.</summary>
    InProgress = 2,

    /// <summary>Somebody says that it is done.</summary>
    Done = 3,

    /// <summary>Another says so too: it is closed.</summary>
    Verified = 4,

    /// <summary>It is closed undone.</summary>
    Cancelled = 5,
}
