using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Ingest;

/// <summary>What finds an id in a group of full blocks without reading them: 256 parts by the first byte of the id's hash, each with 16 further bits
/// of the hashes in it and, for each, the block of the group that holds it, oldest first. Three bytes an id; one in 256 parts or so names a block for
/// an id that is not there, which reading that block shows.</summary>
internal static class IdGroup
{
    /// <summary>Blocks in a group, and parts.</summary>
    public const int Blocks = 256;

    private const int BytesPerId = 3;

    public static byte PartOf(ulong hash) => (byte)(hash >> 56);

    /// <summary>Enters the parts of a group, made of its blocks in their order.</summary>
    public static void Enter(LaneKey lane, long group, IReadOnlyList<IndexEntry> blocks, IndexWrites index)
    {
        Span<int> ends = stackalloc int[Blocks];
        var count = CountParts(blocks, ends);
        var values = ArrayPool<byte>.Shared.Rent(count * BytesPerId);
        Span<int> filled = stackalloc int[Blocks];
        for (var block = 0; block < blocks.Count; block++)
            foreach (var hash in IdBlock.Hashes(blocks[block].Value.Span))
            {
                var part = PartOf(hash);
                var start = part == 0 ? 0 : ends[part - 1];
                var place = filled[part]++;
                BinaryPrimitives.WriteUInt16LittleEndian(values.AsSpan(start * BytesPerId + place * 2), BitsOf(hash));
                values[start * BytesPerId + (ends[part] - start) * 2 + place] = (byte)block;
            }
        Span<byte> key = stackalloc byte[IngestKeys.MaxBytes];
        for (var part = 0; part < Blocks; part++)
        {
            var start = part == 0 ? 0 : ends[part - 1];
            index.Put(IngestKeys.Group(key, lane, group, (byte)part), values.AsSpan(start * BytesPerId, (ends[part] - start) * BytesPerId));
        }
        ArrayPool<byte>.Shared.Return(values);
    }

    /// <summary>The newest block of the group, before another one, that may hold the id; -1 when none does.</summary>
    /// <param name="part">The group's part that the hash belongs to.</param>
    /// <param name="hash">The id's hash.</param>
    /// <param name="before">A block of the group, or their count.</param>
    public static int FindBlock(ReadOnlySpan<byte> part, ulong hash, int before)
    {
        var count = part.Length / BytesPerId;
        var bits = MemoryMarshal.Cast<byte, ushort>(part[..(count * 2)]);
        var blocks = part[(count * 2)..];
        for (var place = bits.LastIndexOf(BitsOf(hash)); place >= 0; place = bits[..place].LastIndexOf(BitsOf(hash)))
            if (blocks[place] < before)
                return blocks[place];
        return -1;
    }

    private static ushort BitsOf(ulong hash) => (ushort)(hash >> 40);

    /// <summary>Where each part ends, in ids; returns how many there are.</summary>
    private static int CountParts(IReadOnlyList<IndexEntry> blocks, Span<int> ends)
    {
        foreach (var block in blocks)
            foreach (var hash in IdBlock.Hashes(block.Value.Span))
                ends[PartOf(hash)]++;
        for (var part = 1; part < Blocks; part++)
            ends[part] += ends[part - 1];
        return ends[^1];
    }
}
