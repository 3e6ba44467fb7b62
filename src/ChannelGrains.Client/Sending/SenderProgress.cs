namespace ChannelGrains.Client;

/// <summary>
/// What a sender has done, at one moment. Sent = Accepted + Duplicates + Quarantined + Refused + Unacknowledged.
/// </summary>
public readonly record struct SenderProgress
{
    /// <summary>Transactions taken by <c>SendAsync</c>.</summary>
    public long Sent { get; init; }

    /// <summary>Transactions applied.</summary>
    public long Accepted { get; init; }

    /// <summary>Transactions that the server had already with the same content.</summary>
    public long Duplicates { get; init; }

    /// <summary>
    /// The part of <see cref="Duplicates"/> in batches that were sent more than once: most of them were applied by this very
    /// sender, and the result was lost with the connection.
    /// </summary>
    public long DuplicatesAfterResend { get; init; }

    /// <summary>Transactions in quarantine.</summary>
    public long Quarantined { get; init; }

    /// <summary>Transactions refused for good.</summary>
    public long Refused { get; init; }

    /// <summary>Transactions held, without a result so far.</summary>
    public long Unacknowledged { get; init; }

    /// <summary>Streams opened after the first one.</summary>
    public long Reconnects { get; init; }

    /// <summary>True while a stream is open.</summary>
    public bool IsConnected { get; init; }
}
