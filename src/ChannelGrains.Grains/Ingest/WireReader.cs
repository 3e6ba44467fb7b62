using System.Runtime.CompilerServices;
using System.Text.Unicode;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Grains.Ingest;

/// <summary>Reads protobuf fields from a span in place, without building messages. Malformed input sets <see cref="Failed"/> and ends the reading.</summary>
public ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; }

    public bool Failed { get; private set; }

    /// <summary>Whether a number had more bytes than it needs.</summary>
    public bool IsPadded { get; private set; }

    public readonly bool AtEnd => Position >= _bytes.Length;

    /// <summary>Reads the next tag: field number in the upper bits, wire type in the lower three; 0 at the end or on failure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReadTag()
    {
        if (Position >= _bytes.Length)
            return 0;
        var first = _bytes[Position];
        if (first is < 0x80 and >= 0x08)
        {
            Position++;
            return first;
        }
        var tag = ReadVarint();
        if (tag >> 3 == 0 || tag > uint.MaxValue)
            Fail();
        return Failed ? 0 : (uint)tag;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadVarint()
    {
        if (Position < _bytes.Length && _bytes[Position] < 0x80)
            return _bytes[Position++];
        return ReadLongVarint();
    }

    /// <summary>Reads a length-delimited field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> ReadBytes()
    {
        var length = ReadVarint();
        if (length > (ulong)(_bytes.Length - Position))
        {
            Fail();
            return default;
        }
        var value = _bytes.Slice(Position, (int)length);
        Position += (int)length;
        return value;
    }

    /// <summary>Reads a string field of at most <paramref name="maxBytes"/>; <paramref name="valid"/> turns false where it is longer, no UTF-8 or
    /// holds control characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> ReadText(int maxBytes, scoped ref bool valid)
    {
        var value = ReadBytes();
        if (value.Length > maxBytes || !Utf8Texts.IsPrintable(value))
            valid = false;
        return value;
    }

    /// <summary>As <see cref="ReadText"/>, for what may have several lines.</summary>
    public ReadOnlySpan<byte> ReadNote(int maxBytes, scoped ref bool valid)
    {
        var value = ReadBytes();
        if (value.Length > maxBytes || !Utf8.IsValid(value))
            valid = false;
        return value;
    }

    public void Skip(uint tag)
    {
        switch (tag & 7)
        {
            case 0: ReadVarint(); break;
            case 1: Advance(8); break;
            case 2: ReadBytes(); break;
            case 5: Advance(4); break;
            default: Fail(); break;
        }
    }

    private ulong ReadLongVarint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (Position >= _bytes.Length)
                return Fail();
            var next = _bytes[Position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next >= 0x80)
                continue;
            IsPadded |= next == 0 || (shift == 63 && next > 1);
            return value;
        }
        return Fail();
    }

    private void Advance(int count)
    {
        if (_bytes.Length - Position < count)
            Fail();
        else
            Position += count;
    }

    private ulong Fail()
    {
        Failed = true;
        Position = _bytes.Length;
        return 0;
    }
}
