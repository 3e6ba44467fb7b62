namespace ChannelGrains.Campaigns;

/// <summary>What a finding is about.</summary>
internal enum FindingKind
{
    /// <summary>Something acknowledged is not there.</summary>
    Acknowledged,

    /// <summary>An answer to a batch or a command is not what the protocol says.</summary>
    Answer,

    /// <summary>A figure, or what is shown of a command, is not what the model says.</summary>
    Figure,

    /// <summary>An alert did not fire or did not end, or one fired without its reason.</summary>
    Alert,

    /// <summary>The journal does not verify.</summary>
    Journal,

    /// <summary>The server or a stream ended, or did not go on, when it had no reason.</summary>
    Running,
}
