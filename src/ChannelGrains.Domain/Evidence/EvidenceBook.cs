namespace ChannelGrains.Domain.Evidence;

/// <summary>How much there is of a partner's files; which they are stands in the index.</summary>
public sealed class EvidenceBook
{
    public long Files { get; private set; }

    public long Bytes { get; private set; }

    public void Apply(EvidenceReceived received)
    {
        if (received.IsFirst)
            Set(Files + 1, Bytes + received.SizeBytes);
    }

    public void Set(long files, long bytes) => (Files, Bytes) = (files, bytes);
}
