using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace ChannelGrains.Journal.Embedded;

/// <summary>
/// One record in a frame's body, little endian: total length 4 (a multiple of 8), payload checksum 4, journal 4, name length 2, zero 2,
/// version 8, position of the journal's previous record 8, payload length 4, index length 4, name (version 1 only), payload, index writes, zeros.
/// </summary>
internal readonly ref struct RecordView
{
    public const int HeaderSize = 40;

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _nameLength;
    private readonly int _payloadLength;
    private readonly int _indexLength;

    private RecordView(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        _nameLength = BinaryPrimitives.ReadUInt16LittleEndian(bytes[12..]);
        _payloadLength = BinaryPrimitives.ReadInt32LittleEndian(bytes[32..]);
        _indexLength = BinaryPrimitives.ReadInt32LittleEndian(bytes[36..]);
    }

    public int Length => _bytes.Length;

    public uint Journal => BinaryPrimitives.ReadUInt32LittleEndian(_bytes[8..]);

    public long Version => BinaryPrimitives.ReadInt64LittleEndian(_bytes[16..]);

    public long Previous => BinaryPrimitives.ReadInt64LittleEndian(_bytes[24..]);

    public ReadOnlySpan<byte> NameBytes => _bytes.Slice(HeaderSize, _nameLength);

    public ReadOnlySpan<byte> Payload => _bytes.Slice(HeaderSize + _nameLength, _payloadLength);

    public ReadOnlySpan<byte> Index => _bytes.Slice(HeaderSize + _nameLength + _payloadLength, _indexLength);

    public bool PayloadIsIntact => BinaryPrimitives.ReadUInt32LittleEndian(_bytes[4..]) == Checksum(Payload, Version);

    /// <summary>Length of a record in the log.</summary>
    public static long SizeOf(int nameLength, int payloadLength, int indexLength) =>
        ((long)HeaderSize + nameLength + payloadLength + indexLength + 7) & ~7L;

    public static uint Checksum(ReadOnlySpan<byte> payload, long version) => (uint)XxHash3.HashToUInt64(payload, version);

    public static void Write(
        Span<byte> target, uint journal, string name, long version, long previous, ReadOnlySpan<byte> payload, uint checksum, ReadOnlySpan<byte> index)
    {
        var nameLength = version == 1 ? name.Length : 0;
        BinaryPrimitives.WriteInt32LittleEndian(target, target.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(target[4..], checksum);
        BinaryPrimitives.WriteUInt32LittleEndian(target[8..], journal);
        BinaryPrimitives.WriteInt32LittleEndian(target[12..], nameLength);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], version);
        BinaryPrimitives.WriteInt64LittleEndian(target[24..], previous);
        BinaryPrimitives.WriteInt32LittleEndian(target[32..], payload.Length);
        BinaryPrimitives.WriteInt32LittleEndian(target[36..], index.Length);
        var at = HeaderSize;
        if (nameLength > 0)
            Encoding.ASCII.GetBytes(name, target[at..]);
        at += nameLength;
        payload.CopyTo(target[at..]);
        at += payload.Length;
        index.CopyTo(target[at..]);
        at += index.Length;
        target[at..].Clear();
    }

    /// <summary>The total length a record claims, or 0 if its head cannot be one.</summary>
    public static int LengthAt(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderSize)
            return 0;
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        return length >= HeaderSize && (length & 7) == 0 ? length : 0;
    }

    /// <returns>False if the bytes do not start with a whole, well-formed record.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out RecordView record)
    {
        record = default;
        var length = LengthAt(bytes);
        if (length == 0 || length > bytes.Length)
            return false;
        record = new RecordView(bytes[..length]);
        return record._payloadLength >= 0 && record._indexLength >= 0
            && SizeOf(record._nameLength, record._payloadLength, record._indexLength) == length
            && record.Version >= 1 && (record.Version == 1) == (record._nameLength > 0);
    }
}
