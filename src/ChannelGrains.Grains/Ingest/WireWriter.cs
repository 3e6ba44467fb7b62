using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using ChannelGrains.Domain.Bytes;

namespace ChannelGrains.Grains.Ingest;

/// <summary>Writes protobuf fields.</summary>
public sealed class WireWriter : GrowingBytes
{
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
        Advance(count);
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
        Advance(8);
    }

    /// <summary>Opens a message field whose length is not known yet; its length takes five bytes, which every protobuf parser reads.</summary>
    public int OpenMessage(uint field)
    {
        WriteVarint((field << 3) | 2);
        Reserve(5);
        Advance(5);
        return Length;
    }

    public void CloseMessage(int start)
    {
        var size = (uint)(Length - start);
        var target = At(start - 5, 5);
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
        Advance(1);
        return Length;
    }

    public void CloseShortMessage(int start) => At(start - 1, 1)[0] = checked((byte)(Length - start));

    public static uint ZigZag(int value) => (uint)((value << 1) ^ (value >> 31));
}
