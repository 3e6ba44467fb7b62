using System.Buffers.Binary;
using System.Text;

namespace ChannelGrains.Benchmarks.Driving;

/// <summary>Reads the values of a message of <see cref="HubMessage"/>, one after the other.</summary>
internal ref struct HubReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Length of what stands in a frame before it; 0 where it is not all there.</summary>
    public static int TryFrame(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 0;
        for (var (at, shift) = (0, 0); at < bytes.Length && shift < 35; at++, shift += 7)
        {
            length |= (bytes[at] & 0x7f) << shift;
            if (bytes[at] <= 0x7f)
                return bytes.Length - at - 1 >= length ? at + 1 : 0;
        }
        return 0;
    }

    public int ArrayLength() => Next() switch
    {
        var small when (small & 0xf0) == 0x90 => small & 0x0f,
        0xdc => Big16(),
        var other => throw Unexpected(other),
    };

    public long Number() => Next() switch
    {
        var small when small <= 0x7f => small,
        0xcc => Next(),
        0xcd => Big16(),
        0xce => (uint)Big32(),
        0xd0 => (sbyte)Next(),
        0xd1 => (short)Big16(),
        0xd2 => Big32(),
        0xcf or 0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
        var other => throw Unexpected(other),
    };

    /// <summary>A text; null where there is none.</summary>
    public string? Text() => Next() switch
    {
        0xc0 => null,
        var small when (small & 0xe0) == 0xa0 => Encoding.UTF8.GetString(Take(small & 0x1f)),
        0xd9 => Encoding.UTF8.GetString(Take(Next())),
        0xda => Encoding.UTF8.GetString(Take(Big16())),
        0xdb => Encoding.UTF8.GetString(Take(Big32())),
        var other => throw Unexpected(other),
    };

    /// <summary>Headers, which nobody sends.</summary>
    public void NoHeaders()
    {
        if (Next() is not 0x80 and var other)
            throw Unexpected(other);
    }

    private byte Next() => Take(1)[0];

    private ushort Big16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    private int Big32() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private static InvalidDataException Unexpected(byte kind) => new($"A message of a circuit has a value of kind {kind:x2} where none is read.");
}
