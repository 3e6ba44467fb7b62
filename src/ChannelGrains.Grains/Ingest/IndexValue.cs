using System.Buffers.Binary;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Ingest;

/// <summary>What an index entry of the ingest says: where something is stored, and its content or a day beside it.</summary>
internal readonly record struct IndexValue(Locator Locator, UInt128 Detail)
{
    public const int Bytes = 24;

    public void Write(Span<byte> value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(value, Locator.Value);
        BinaryPrimitives.WriteUInt128LittleEndian(value[8..], Detail);
    }

    /// <summary>Adds the entry of a key to the writes of the record that is being made.</summary>
    public void Put(IndexWrites writes, ReadOnlySpan<byte> key)
    {
        Span<byte> value = stackalloc byte[Bytes];
        Write(value);
        writes.Put(key, value);
    }

    public static IndexValue Read(ReadOnlySpan<byte> value) =>
        new(new Locator(BinaryPrimitives.ReadInt64LittleEndian(value)), BinaryPrimitives.ReadUInt128LittleEndian(value[8..]));
}
