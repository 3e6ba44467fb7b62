using System.Buffers.Binary;
using System.IO.Hashing;

namespace ChannelGrains.Journal.Embedded;

/// <summary>A snapshot as the database keeps it, little endian: fold version 4, version 8, checksum 8, payload. The checksum covers all the rest.</summary>
internal static class StoredSnapshot
{
    private const int VersionAt = sizeof(int);
    private const int ChecksumAt = VersionAt + sizeof(long);
    private const int HeaderSize = ChecksumAt + sizeof(ulong);

    public static byte[] Write(JournalSnapshot snapshot)
    {
        var stored = new byte[HeaderSize + snapshot.Payload.Length];
        BinaryPrimitives.WriteInt32LittleEndian(stored, snapshot.FoldVersion);
        BinaryPrimitives.WriteInt64LittleEndian(stored.AsSpan(VersionAt), snapshot.Version);
        snapshot.Payload.CopyTo(stored.AsMemory(HeaderSize));
        BinaryPrimitives.WriteUInt64LittleEndian(stored.AsSpan(ChecksumAt), Checksum(stored));
        return stored;
    }

    /// <returns>Null if it is damaged.</returns>
    public static JournalSnapshot? TryRead(ReadOnlyMemory<byte> stored)
    {
        var bytes = stored.Span;
        if (bytes.Length < HeaderSize || BinaryPrimitives.ReadUInt64LittleEndian(bytes[ChecksumAt..]) != Checksum(bytes))
            return null;
        return new JournalSnapshot(
            BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadInt64LittleEndian(bytes[VersionAt..]), stored[HeaderSize..]);
    }

    private static ulong Checksum(ReadOnlySpan<byte> stored) =>
        XxHash3.HashToUInt64(stored[HeaderSize..], (long)XxHash3.HashToUInt64(stored[..ChecksumAt]));
}
