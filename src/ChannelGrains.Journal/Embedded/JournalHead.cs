using System.Buffers.Binary;

namespace ChannelGrains.Journal.Embedded;

/// <summary>What the database keeps under a journal's name: where its last record was at the last checkpoint.</summary>
internal readonly record struct JournalHead(uint Journal, long Version, long Position)
{
    public const int Size = 20;

    public ReadOnlySpan<byte> Write(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(target, Journal);
        BinaryPrimitives.WriteInt64LittleEndian(target[4..], Version);
        BinaryPrimitives.WriteInt64LittleEndian(target[12..], Position);
        return target[..Size];
    }

    public static JournalHead Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[4..]),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[12..]));
}
