namespace ChannelGrains.Journal;

/// <summary>
/// The packed form of index writes, which is durable: varint (key length * 2 + 1 if a delete), key, and for a put varint value length, value.
/// </summary>
internal static class PackedIndex
{
    public const int MaxOverheadBytes = 10;

    public static int WritePut(Span<byte> target, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        var at = WriteVarint(target, (uint)key.Length << 1);
        key.CopyTo(target[at..]);
        at += key.Length;
        at += WriteVarint(target[at..], (uint)value.Length);
        value.CopyTo(target[at..]);
        return at + value.Length;
    }

    public static int WriteDelete(Span<byte> target, ReadOnlySpan<byte> key)
    {
        var at = WriteVarint(target, (uint)key.Length << 1 | 1);
        key.CopyTo(target[at..]);
        return at + key.Length;
    }

    public static int WriteVarint(Span<byte> target, uint value)
    {
        var at = 0;
        while (value >= 0x80)
        {
            target[at++] = (byte)(value | 0x80);
            value >>= 7;
        }
        target[at++] = (byte)value;
        return at;
    }

    public static uint ReadVarint(ReadOnlySpan<byte> source, out int bytes)
    {
        uint value = 0;
        for (bytes = 0; bytes < 5; bytes++)
        {
            var part = source[bytes];
            value |= (uint)(part & 0x7F) << (7 * bytes);
            if (part < 0x80)
            {
                bytes++;
                return value;
            }
        }
        throw new FormatException("A packed index write holds a length of more than 32 bits.");
    }
}
