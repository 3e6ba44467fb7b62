using System.Buffers;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Grains.Hashing;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Partners;

/// <summary>A partner's state as snapshot bytes and back.</summary>
internal static class PartnerSnapshots
{
    public static byte[] Capture(PartnerState state)
    {
        var snapshot = new PartnerSnapshot { Sales = Bytes(state.Sales.Write) };
        if (state.Life is { } life)
            snapshot.Life = Bytes(life.Write);
        snapshot.Lanes.AddRange(state.Lanes.Values.Select(ToSnapshot));
        snapshot.Quarantine.AddRange(state.Quarantine.Entries.Select(entry => new QuarantineSnapshot
        {
            Locator = entry.Item.Value,
            SourceId = entry.SourceId,
            Reason = entry.Reason,
            WaitsFor = HashBytes.Write(entry.WaitsFor),
        }));
        snapshot.Requests.AddRange(RequestSnapshots.Capture(state.Requests));
        return snapshot.ToByteArray();
    }

    public static PartnerState Restore(ReadOnlyMemory<byte> payload)
    {
        var snapshot = PartnerSnapshot.Parser.ParseFrom(payload.Span);
        var state = new PartnerState
        {
            Sales = SalesBook.Read(snapshot.Sales.Span),
            Life = snapshot.Life.IsEmpty ? null : PartnerLife.Read(snapshot.Life.Span),
        };
        foreach (var lane in snapshot.Lanes)
            state.Lanes.Add(lane.SourceId, FromSnapshot(lane));
        foreach (var entry in snapshot.Quarantine)
            state.Quarantine.Open(new QuarantineEntry(new Locator(entry.Locator), entry.SourceId, entry.Reason, HashBytes.Read(entry.WaitsFor)));
        RequestSnapshots.Restore(state.Requests, snapshot.Requests);
        return state;
    }

    private static LaneSnapshot ToSnapshot(Lane lane)
    {
        var snapshot = new LaneSnapshot
        {
            SourceId = lane.SourceId,
            Epoch = lane.Epoch,
            Committed = lane.Committed,
            LastTransactionId = ByteString.CopyFrom(lane.LastTransactionId),
            LastContentHash = lane.LastContentHash,
            LastSeenMicros = lane.LastSeenMicros,
            AcceptedCount = lane.AcceptedCount,
            QuarantinedCount = lane.QuarantinedCount,
            ConflictSeen = lane.ConflictSeen,
            PointVersion = lane.PointVersion,
            RecentBlock = lane.Recent.Block,
        };
        snapshot.RecentHashes.AddRange(lane.Recent.Hashes.ToArray());
        var before = 0L;
        foreach (var locator in lane.Recent.Locators)
        {
            snapshot.RecentLocators.Add(locator - before);
            before = locator;
        }
        return snapshot;
    }

    private static Lane FromSnapshot(LaneSnapshot snapshot)
    {
        var locators = new List<long>(snapshot.RecentLocators.Count);
        var locator = 0L;
        foreach (var step in snapshot.RecentLocators)
            locators.Add(locator += step);
        return new Lane(snapshot.SourceId)
        {
            Epoch = snapshot.Epoch,
            Committed = snapshot.Committed,
            LastTransactionId = snapshot.LastTransactionId.ToByteArray(),
            LastContentHash = snapshot.LastContentHash,
            LastSeenMicros = snapshot.LastSeenMicros,
            AcceptedCount = snapshot.AcceptedCount,
            QuarantinedCount = snapshot.QuarantinedCount,
            ConflictSeen = snapshot.ConflictSeen,
            PointVersion = snapshot.PointVersion,
            Recent = RecentIds.Restore(snapshot.RecentBlock, snapshot.RecentHashes, locators),
        };
    }

    private static ByteString Bytes(Action<IBufferWriter<byte>> write)
    {
        var writer = new ArrayBufferWriter<byte>(1024);
        write(writer);
        return ByteString.CopyFrom(writer.WrittenSpan);
    }
}
