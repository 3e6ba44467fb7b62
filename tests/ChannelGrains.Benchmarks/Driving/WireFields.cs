namespace ChannelGrains.Benchmarks.Driving;

/// <summary>Steps through the fields of a protobuf message.</summary>
internal ref struct WireFields(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> _rest = message;

    public int Field { get; private set; }

    /// <summary>The value of a varint field.</summary>
    public long Value { get; private set; }

    /// <summary>The content of a length-delimited field.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    public bool Next()
    {
        if (_rest.IsEmpty)
            return false;
        var tag = Varint();
        Field = (int)(tag >> 3);
        switch (tag & 7)
        {
            case 0:
                Value = (long)Varint();
                return true;
            case 2:
                var length = (int)Varint();
                Content = _rest[..length];
                _rest = _rest[length..];
                return true;
            default:
                throw new InvalidDataException($"Field {Field} of a result has a wire type that no field of it has.");
        }
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (var (i, shift) = (0, 0); ; i++, shift += 7)
        {
            value |= (ulong)(_rest[i] & 0x7F) << shift;
            if (_rest[i] < 0x80)
            {
                _rest = _rest[(i + 1)..];
                return value;
            }
        }
    }
}
