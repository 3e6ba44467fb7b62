namespace ChannelGrains.Domain.Ingest;

/// <summary>A byte range in the buffer that a transaction was decoded from or into.</summary>
public readonly record struct ByteRange(int Start, int Length)
{
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> buffer) => buffer.Slice(Start, Length);
}
