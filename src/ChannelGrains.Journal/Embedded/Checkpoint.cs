using System.Buffers.Binary;

namespace ChannelGrains.Journal.Embedded;

/// <summary>Up to where the database holds all of the log, heads included; from there the log is read again after a crash.</summary>
internal readonly record struct Checkpoint(LogCursor Cursor, uint LastJournal)
{
    public const int Size = 36;

    public ReadOnlySpan<byte> Write(Span<byte> target)
    {
        BinaryPrimitives.WriteInt64LittleEndian(target, Cursor.Position);
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], Cursor.LastFrame);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], Cursor.Group);
        BinaryPrimitives.WriteUInt64LittleEndian(target[24..], Cursor.Chain);
        BinaryPrimitives.WriteUInt32LittleEndian(target[32..], LastJournal);
        return target[..Size];
    }

    public static Checkpoint Read(ReadOnlySpan<byte> bytes) => new(
        new LogCursor(
            BinaryPrimitives.ReadInt64LittleEndian(bytes),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..])),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[32..]));
}
