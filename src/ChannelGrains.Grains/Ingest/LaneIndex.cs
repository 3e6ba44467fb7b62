using System.Buffers.Binary;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Ingest;

/// <summary>The index entries that are due with a record of a sequenced lane. They are made before it is folded, which fills the same blocks and
/// counts the same points.</summary>
internal static class LaneIndex
{
    public static void Enter(Lane lane, in BatchFacts batch, TransactionBuffer buffer, long version, IndexWrites index)
    {
        if (lane.IsPointDue(version))
            EnterPoint(batch, version, index);
        if (CountIds(buffer) >= lane.Recent.LeftInBlock)
            EnterBlocks(lane, batch.LaneKey, buffer, version, index);
    }

    /// <summary>Enters every so many records a lane by number, so that old numbers are found without reading all.</summary>
    private static void EnterPoint(in BatchFacts batch, long version, IndexWrites index)
    {
        Span<byte> key = stackalloc byte[IngestKeys.MaxBytes];
        Span<byte> value = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(value, version);
        index.Put(IngestKeys.Point(key, batch.LaneKey, batch.Epoch, batch.FirstSequence), value);
    }

    private static int CountIds(TransactionBuffer buffer)
    {
        var ids = 0;
        foreach (ref readonly var transaction in buffer.Transactions)
            if (!transaction.Duplicate && transaction.OwnsItsId)
                ids++;
        return ids;
    }

    private static void EnterBlocks(Lane lane, LaneKey laneKey, TransactionBuffer buffer, long version, IndexWrites index)
    {
        Span<byte> key = stackalloc byte[IngestKeys.MaxBytes];
        var ids = buffer.LaneIds;
        ids.CopyFrom(lane.Recent);
        var place = 0;
        foreach (ref readonly var transaction in buffer.Transactions)
        {
            if (transaction.Duplicate)
                continue;
            var locator = new Locator(version, place++);
            if (!transaction.OwnsItsId)
                continue;
            ids.Add(transaction.Hash, locator);
            if (ids.IsFull)
                index.Put(IngestKeys.Block(key, laneKey, ids.Block), IdBlock.Pack(ids));
        }
    }
}
