using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace ChannelGrains.Grains.Ingest;

/// <summary>Writes protobuf fields into one growing buffer that is kept from use to use. Not thread safe.</summary>
public sealed class WireWriter
{
    private const int LeastBytes = 1_024;

    private byte[] _buffer = [];

    public int Length { get; private set; }

    public int Capacity => _buffer.Length;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public ReadOnlySpan<byte> Slice(int start, int length) => _buffer.AsSpan(start, length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteVarint(ulong value)
    {
        var target = Reserve(10);
        var count = 0;
        while (value >= 0x80)
        {
            target[count++] = (byte)(value | 0x80);
            value >>= 7;
        }
        target[count++] = (byte)value;
        Length += count;
    }

    public void WriteField(uint field, ulong value)
    {
        if (value == 0)
            return;
        WriteVarint(field << 3);
        WriteVarint(value);
    }

    public void WriteField(uint field, ReadOnlySpan<byte> value)
    {
        WriteVarint((field << 3) | 2);
        WriteVarint((uint)value.Length);
        Write(value);
    }

    public void WriteFixed64Field(uint field, ulong value)
    {
        WriteVarint((field << 3) | 1);
        BinaryPrimitives.WriteUInt64LittleEndian(Reserve(8), value);
        Length += 8;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Opens a message field whose length is not known yet; its length takes five bytes, which every protobuf parser reads.</summary>
    public int OpenMessage(uint field)
    {
        WriteVarint((field << 3) | 2);
        Reserve(5);
        Length += 5;
        return Length;
    }

    public void CloseMessage(int start)
    {
        var size = (uint)(Length - start);
        var target = _buffer.AsSpan(start - 5, 5);
        for (var i = 0; i < 4; i++)
        {
            target[i] = (byte)(size | 0x80);
            size >>= 7;
        }
        target[4] = (byte)size;
    }

    /// <summary>Opens a message field of less than 128 bytes.</summary>
    public int OpenShortMessage(uint field)
    {
        WriteVarint((field << 3) | 2);
        Reserve(1);
        return ++Length;
    }

    public void CloseShortMessage(int start) => _buffer[start - 1] = checked((byte)(Length - start));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int count)
    {
        if (_buffer.Length - Length < count)
            Array.Resize(ref _buffer, Math.Max(Math.Max(_buffer.Length * 2, LeastBytes), Length + count));
        return _buffer.AsSpan(Length);
    }

    public static uint ZigZag(int value) => (uint)((value << 1) ^ (value >> 31));
}
