namespace ChannelGrains.Client;

/// <summary>Counts of a sender.</summary>
internal struct SenderCounters
{
    public long Sent;
    public long Accepted;
    public long Duplicates;
    public long DuplicatesAfterResend;
    public long Quarantined;
    public long Refused;
    public long Held;
    public long HeldBytes;
    public long Streams;
}
