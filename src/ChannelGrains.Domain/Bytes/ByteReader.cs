using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace ChannelGrains.Domain.Bytes;

/// <summary>Reads what <see cref="ByteWriter"/> wrote. Bytes that end early or make no sense throw
/// <see cref="InvalidDataException"/>.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;

    public readonly bool AtEnd => _position == _bytes.Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Unsigned() => _position < _bytes.Length && _bytes[_position] < 0x80 ? _bytes[_position++] : LongUnsigned();

    public long Signed()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public int Int32() => checked((int)Signed());

    /// <summary>A count or index, at most <paramref name="max"/>.</summary>
    public int Count(int max)
    {
        var value = Unsigned();
        return value <= (ulong)max
            ? (int)value
            : throw new InvalidDataException($"A count of {value} where at most {max} can be: the bytes are damaged or of another format.");
    }

    public byte Byte() => _position < _bytes.Length ? _bytes[_position++] : throw Short();

    public ulong Fixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Raw(8));

    public ReadOnlySpan<byte> Raw(int length)
    {
        if (length > _bytes.Length - _position)
            throw Short();
        var raw = _bytes.Slice(_position, length);
        _position += length;
        return raw;
    }

    public ReadOnlySpan<byte> Block() => Raw(Count(_bytes.Length));

    public string Text() => Encoding.UTF8.GetString(Block());

    private ulong LongUnsigned()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
        throw new InvalidDataException("A varint has more than 10 bytes: the bytes are damaged or of another format.");
    }

    private static InvalidDataException Short() => new("The bytes end early: they are damaged or of another format.");
}
