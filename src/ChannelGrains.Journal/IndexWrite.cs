namespace ChannelGrains.Journal;

/// <summary>One write of an <see cref="IndexWrites"/>. The spans point into it: use them before it changes.</summary>
public readonly ref struct IndexWrite(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool isDelete)
{
    public ReadOnlySpan<byte> Key { get; } = key;

    /// <summary>Empty for a delete.</summary>
    public ReadOnlySpan<byte> Value { get; } = value;

    public bool IsDelete { get; } = isDelete;
}
