using System.Buffers.Binary;
using System.IO.Hashing;

namespace ChannelGrains.Journal.Embedded;

/// <summary>
/// The head of one log file, little endian: magic and format 8, number 8, base position 8, length 8, last group before it 8, its chain 8,
/// incarnation 8, checksum 8. Base and length are in the log's position space, which the files share.
/// </summary>
internal readonly record struct SegmentHeader(long Number, long Base, long Length, long PreviousGroup, ulong PreviousChain, long Incarnation)
{
    public const int Size = 64;

    private const ulong MagicAndFormat = 0x0000_0001_5347_4A43;

    public void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(target, MagicAndFormat);
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], Number);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], Base);
        BinaryPrimitives.WriteInt64LittleEndian(target[24..], Length);
        BinaryPrimitives.WriteInt64LittleEndian(target[32..], PreviousGroup);
        BinaryPrimitives.WriteUInt64LittleEndian(target[40..], PreviousChain);
        BinaryPrimitives.WriteInt64LittleEndian(target[48..], Incarnation);
        BinaryPrimitives.WriteUInt64LittleEndian(target[56..], XxHash3.HashToUInt64(target[..56]));
    }

    public static bool TryRead(ReadOnlySpan<byte> bytes, out SegmentHeader header)
    {
        header = default;
        if (bytes.Length < Size
            || BinaryPrimitives.ReadUInt64LittleEndian(bytes) != MagicAndFormat
            || BinaryPrimitives.ReadUInt64LittleEndian(bytes[56..]) != XxHash3.HashToUInt64(bytes[..56]))
            return false;
        header = new SegmentHeader(
            BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[32..]),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[40..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[48..]));
        return true;
    }
}
