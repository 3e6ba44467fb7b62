using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ChannelGrains.Domain.Bytes;

/// <summary>Writes what <see cref="ByteReader"/> reads: varints (LEB128), zigzag varints, length-prefixed UTF-8,
/// little-endian words.</summary>
internal readonly ref struct ByteWriter(IBufferWriter<byte> output)
{
    public void Unsigned(ulong value)
    {
        var span = output.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
            span[length++] = (byte)(value | 0x80);
        span[length++] = (byte)value;
        output.Advance(length);
    }

    public void Signed(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    public void Fixed64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(output.GetSpan(8), value);
        output.Advance(8);
    }

    public void Raw(ReadOnlySpan<byte> bytes) => output.Write(bytes);

    public void Raw(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    public void Block(ReadOnlySpan<byte> bytes)
    {
        Unsigned((ulong)bytes.Length);
        output.Write(bytes);
    }

    public void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Unsigned((ulong)length);
        Encoding.UTF8.GetBytes(text, output.GetSpan(Math.Max(length, 1)));
        output.Advance(length);
    }
}
