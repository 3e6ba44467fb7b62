using System.Buffers.Binary;
using ChannelGrains.Domain.Ingest;

namespace ChannelGrains.Grains.Ingest;

/// <summary>A full block of a sequenced lane's ids as an index value: the hashes, then the locators, 8 bytes each.</summary>
internal static class IdBlock
{
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

    /// <summary>Finds the newest transaction with this id hash in a block.</summary>
    public static bool TryFind(ReadOnlySpan<byte> block, ulong hash, out Locator locator)
    {
        var hashes = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ulong>(block[..(block.Length / 2)]);
        var place = hashes.LastIndexOf(BitConverter.IsLittleEndian ? hash : BinaryPrimitives.ReverseEndianness(hash));
        locator = place < 0 ? default : new Locator(BinaryPrimitives.ReadInt64LittleEndian(block[((hashes.Length + place) * 8)..]));
        return place >= 0;
    }
}
