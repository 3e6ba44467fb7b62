namespace ChannelGrains.Client;

/// <summary>Whether a lane may send.</summary>
internal enum LaneState
{
    /// <summary>Its epoch and number are being asked for.</summary>
    Resolving,

    /// <summary>It may send.</summary>
    Open,

    /// <summary>A batch has to be sent again; first the ones under way get their results.</summary>
    Draining,

    /// <summary>It waits before it is tried again.</summary>
    Waiting,

    /// <summary>It sends no more.</summary>
    Stopped,
}
