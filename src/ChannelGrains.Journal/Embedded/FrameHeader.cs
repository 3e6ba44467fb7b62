using System.Buffers.Binary;
using System.IO.Hashing;

namespace ChannelGrains.Journal.Embedded;

/// <summary>
/// The head of one group of records in the log, little endian: magic 4, record count 4, group number 8, incarnation 8, synced position 8,
/// previous chain 8, body checksum 8, body length 4, zero 4, chain 8. The chain is the checksum of the head, so that each frame
/// commits to the one before it; all checksums are seeded with the position, so that a frame is valid only where it was written.
/// </summary>
internal readonly record struct FrameHeader(
    long Group, long Incarnation, long SyncedPosition, ulong PreviousChain, ulong BodyChecksum, int BodyLength, int RecordCount, ulong Chain)
{
    public const int Size = 64;
    public const uint Magic = 0x464A4743;

    private const int ChainAt = 56;

    /// <returns>The chain value of the frame.</returns>
    public static ulong Seal(Span<byte> frame, long position, long group, long incarnation, long syncedPosition, ulong previousChain, int recordCount)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(frame, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(frame[4..], recordCount);
        BinaryPrimitives.WriteInt64LittleEndian(frame[8..], group);
        BinaryPrimitives.WriteInt64LittleEndian(frame[16..], incarnation);
        BinaryPrimitives.WriteInt64LittleEndian(frame[24..], syncedPosition);
        BinaryPrimitives.WriteUInt64LittleEndian(frame[32..], previousChain);
        BinaryPrimitives.WriteUInt64LittleEndian(frame[40..], XxHash3.HashToUInt64(frame[Size..], position));
        BinaryPrimitives.WriteInt32LittleEndian(frame[48..], frame.Length - Size);
        BinaryPrimitives.WriteInt32LittleEndian(frame[52..], 0);
        var chain = XxHash3.HashToUInt64(frame[..ChainAt], position);
        BinaryPrimitives.WriteUInt64LittleEndian(frame[ChainAt..], chain);
        return chain;
    }

    /// <returns>False if the bytes are not the head of a frame written at this position.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, long position, out FrameHeader header)
    {
        header = default;
        if (bytes.Length < Size || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic)
            return false;
        var chain = BinaryPrimitives.ReadUInt64LittleEndian(bytes[ChainAt..]);
        if (chain != XxHash3.HashToUInt64(bytes[..ChainAt], position))
            return false;
        header = new FrameHeader(
            BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[32..]),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[40..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[48..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]),
            chain);
        return header.BodyLength > 0 && header.RecordCount > 0;
    }

    public bool Matches(ReadOnlySpan<byte> body, long position) => XxHash3.HashToUInt64(body, position) == BodyChecksum;
}
