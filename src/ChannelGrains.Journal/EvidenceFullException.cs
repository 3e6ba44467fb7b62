namespace ChannelGrains.Journal;

/// <summary>There is no room for a file now. What was held before is held still.</summary>
public sealed class EvidenceFullException(EvidenceBound bound, string message, Exception? inner = null) : IOException(message, inner)
{
    public EvidenceBound Bound { get; } = bound;
}
