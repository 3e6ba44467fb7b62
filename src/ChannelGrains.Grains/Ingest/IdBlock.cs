using System.Buffers.Binary;
using ChannelGrains.Domain.Ingest;

namespace ChannelGrains.Grains.Ingest;

/// <summary>A full block of a sequenced lane's ids as an index value: the hashes, then the locators, 8 bytes each.</summary>
internal static class IdBlock
{
    /// <summary>What a block takes.</summary>
    public const int KiB = RecentIds.BlockSize * 16 / 1_024;

    public static byte[] Pack(RecentIds recent)
    {
        var value = new byte[recent.Count * 16];
        for (var i = 0; i < recent.Count; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(value.AsSpan(i * 8), recent.Hashes[i]);
            BinaryPrimitives.WriteInt64LittleEndian(value.AsSpan((recent.Count + i) * 8), recent.Locators[i]);
        }
        return value;
    }

    /// <summary>The hashes in a block, oldest first. The machine is taken to be little-endian, like the bytes.</summary>
    public static ReadOnlySpan<ulong> Hashes(ReadOnlySpan<byte> block) => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ulong>(block[..(block.Length / 2)]);

    /// <summary>Finds the newest transaction with this id hash in a block.</summary>
    public static bool TryFind(ReadOnlySpan<byte> block, ulong hash, out Locator locator)
    {
        var hashes = Hashes(block);
        var place = hashes.LastIndexOf(hash);
        locator = place < 0 ? default : new Locator(BinaryPrimitives.ReadInt64LittleEndian(block[((hashes.Length + place) * 8)..]));
        return place >= 0;
    }
}
