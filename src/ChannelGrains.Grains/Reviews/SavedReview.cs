using System.Buffers.Binary;
using System.Text;
using ChannelGrains.Domain.Keys;

namespace ChannelGrains.Grains.Reviews;

/// <summary>What is saved of a partner's last review.</summary>
/// <param name="Version">Version of its journal that was reviewed.</param>
/// <param name="Stamp">The settings that were gone by.</param>
/// <param name="DueAtMicros">Until when nothing is to be said of it if nothing arrives, microseconds since 1970-01-01 UTC; null for ever.</param>
/// <remarks>Layout, little-endian: version, stamp, due time, each of 8 bytes.</remarks>
internal readonly record struct SavedReview(long Version, ulong Stamp, long? DueAtMicros)
{
    private const int Bytes = 3 * sizeof(long);

    public static readonly byte[] Prefix = [RowSpaces.Reviews];

    public static byte[] Key(string partnerId) => [RowSpaces.Reviews, .. Encoding.UTF8.GetBytes(partnerId)];

    public byte[] Write()
    {
        var row = new byte[Bytes];
        BinaryPrimitives.WriteInt64LittleEndian(row, Version);
        BinaryPrimitives.WriteUInt64LittleEndian(row.AsSpan(sizeof(long)), Stamp);
        BinaryPrimitives.WriteInt64LittleEndian(row.AsSpan(2 * sizeof(long)), DueAtMicros ?? long.MaxValue);
        return row;
    }

    /// <summary>Reads a row; one that cannot be whole says that no version was reviewed.</summary>
    public static SavedReview Read(ReadOnlySpan<byte> row)
    {
        if (row.Length != Bytes)
            return default;
        var due = BinaryPrimitives.ReadInt64LittleEndian(row[(2 * sizeof(long))..]);
        return new(BinaryPrimitives.ReadInt64LittleEndian(row), BinaryPrimitives.ReadUInt64LittleEndian(row[sizeof(long)..]), due == long.MaxValue ? null : due);
    }
}
