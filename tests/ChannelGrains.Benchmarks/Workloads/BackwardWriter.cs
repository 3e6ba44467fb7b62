using System.Text;

namespace ChannelGrains.Benchmarks.Workloads;

/// <summary>Writes protobuf from the end to the start, so that a nested message's length is known when it is written: fields are
/// written last first.</summary>
internal ref struct BackwardWriter(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;
    private int _start = buffer.Length;

    /// <summary>Where the written part begins; a nested message is what was written between two values of it.</summary>
    public readonly int Start => _start;

    public readonly ReadOnlySpan<byte> Written => _buffer[_start..];

    public void Varint(int field, long value)
    {
        if (value == 0)
            return;
        Raw((ulong)value);
        Raw((ulong)field << 3);
    }

    /// <summary>An optional field, which is written even when it is zero.</summary>
    public void OptionalVarint(int field, long value)
    {
        Raw((ulong)value);
        Raw((ulong)field << 3);
    }

    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
            return;
        var end = _start;
        _start -= value.Length;
        value.CopyTo(_buffer[_start..]);
        Close(field, end);
    }

    public void Text(int field, string value)
    {
        if (value.Length == 0)
            return;
        var end = _start;
        _start -= Encoding.UTF8.GetByteCount(value);
        Encoding.UTF8.GetBytes(value, _buffer[_start..]);
        Close(field, end);
    }

    /// <summary>A prefix and a number of at least so many digits.</summary>
    public void Id(int field, byte prefix, long number, int digits)
    {
        var end = _start;
        for (; number > 0 || digits > 0; number /= 10, digits--)
            _buffer[--_start] = (byte)('0' + (number % 10));
        _buffer[--_start] = prefix;
        Close(field, end);
    }

    /// <summary>Puts length and tag before what was written since <see cref="Start"/> was <paramref name="end"/>.</summary>
    public void Close(int field, int end)
    {
        Raw((ulong)(end - _start));
        Raw(((ulong)field << 3) | 2);
    }

    private void Raw(ulong value)
    {
        var length = (63 - System.Numerics.BitOperations.LeadingZeroCount(value | 1)) / 7 + 1;
        _start -= length;
        for (var i = 0; i < length; i++, value >>= 7)
            _buffer[_start + i] = (byte)(i == length - 1 ? value : value | 0x80);
    }
}
