using System.Runtime.CompilerServices;

namespace ChannelGrains.Domain.Bytes;

/// <summary>Bytes that are written one behind the other, into a buffer that is kept from use to use. Not for use from several threads.</summary>
public class GrowingBytes
{
    private const int LeastBytes = 1_024;

    private byte[] _buffer = [];

    public int Length { get; private set; }

    public int Capacity => _buffer.Length;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public ReadOnlySpan<byte> Slice(int start, int length) => _buffer.AsSpan(start, length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Room behind what is written, for so many bytes at least; <see cref="Advance"/> says how many were.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected Span<byte> Reserve(int count)
    {
        if (_buffer.Length - Length < count)
            Array.Resize(ref _buffer, Math.Max(Math.Max(_buffer.Length * 2, LeastBytes), Length + count));
        return _buffer.AsSpan(Length);
    }

    protected void Advance(int count) => Length += count;

    /// <summary>What was written before, to be changed.</summary>
    protected Span<byte> At(int start, int length) => _buffer.AsSpan(start, length);
}
