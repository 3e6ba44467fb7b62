namespace ChannelGrains.Client;

/// <summary>What to do about a refused batch.</summary>
internal enum BatchVerdict
{
    /// <summary>Send it again after a wait.</summary>
    Retry,

    /// <summary>Send the lane again from the number that the server expects.</summary>
    Rewind,

    /// <summary>Give the batch back.</summary>
    Refuse,
}
