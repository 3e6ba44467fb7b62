using System.Buffers;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Grains.Hashing;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Partners;

/// <summary>The part of a partner's snapshot that its batches move: sales, lanes and quarantine.</summary>
internal static class IngestSnapshots
{
    public static ByteString Capture(FoldedPartner partner)
    {
        var sales = new ArrayBufferWriter<byte>(1024);
        partner.Sales.Write(sales);
        var snapshot = new IngestSnapshot { Sales = UnsafeByteOperations.UnsafeWrap(sales.WrittenMemory) };
        snapshot.Lanes.AddRange(partner.Lanes.Values.Select(ToSnapshot));
        snapshot.Quarantine.AddRange(partner.Quarantine.Entries.Select(entry => new QuarantineSnapshot
        {
            Locator = entry.Item.Value,
            SourceId = entry.SourceId,
            Reason = (int)entry.Reason,
            WaitsFor = HashBytes.Write(entry.WaitsFor),
        }));
        if (partner.Part<ArrivalBook>() is { } arrivals)
            snapshot.Arrivals.AddRange(arrivals.Months.Select(month => new ArrivalMonthSnapshot { Month = month.Key, Quarantined = month.Value.Quarantined, Late = month.Value.Late }));
        return snapshot.ToByteString();
    }

    public static void Restore(FoldedPartner partner, ByteString part)
    {
        var snapshot = IngestSnapshot.Parser.ParseFrom(part);
        partner.Sales = SalesBook.Read(snapshot.Sales.Span);
        foreach (var lane in snapshot.Lanes)
            partner.Lanes.Add(lane.SourceId, FromSnapshot(lane));
        foreach (var entry in snapshot.Quarantine)
            partner.Quarantine.Open(new QuarantineEntry(new Locator(entry.Locator), entry.SourceId, (QuarantineReason)entry.Reason, HashBytes.Read(entry.WaitsFor)));
        foreach (var month in snapshot.Arrivals)
            partner.PartOrNew<ArrivalBook>().Set(month.Month, new ArrivalMonth(month.Quarantined, month.Late));
    }

    public static IEnumerable<string> Differences(ByteString expected, ByteString actual) =>
        SnapshotDifferences.Of(IngestSnapshot.Parser, expected.Span, actual.Span, static (field, should, has) =>
            field.FieldNumber == IngestSnapshot.SalesFieldNumber && !Equals(should, has)
                ? Sales(SalesBook.Read(((ByteString)should!).Span), SalesBook.Read(((ByteString)has!).Span))
                : null);

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

    private static IEnumerable<string> Sales(SalesBook expected, SalesBook actual)
    {
        var found = expected.Months.Union(actual.Months).Order()
            .Select(month => (Month: month, Should: Month(expected, month), Has: Month(actual, month)))
            .Where(month => month.Should != month.Has)
            .Select(month => SnapshotDifferences.Say($"sales of {BusinessDay.FirstOfMonth(month.Month)} and on", month.Should, month.Has)).ToList();
        return found.Count > 0 ? found : ["names, customers or days of the sales are others than by the journal"];
    }

    private static string Month(SalesBook book, int month)
    {
        var (first, last) = (BusinessDay.FirstOfMonth(month).DaysSinceEpoch, BusinessDay.FirstOfMonth(month + 1).DaysSinceEpoch - 1);
        var summary = book.Summarise(first, last);
        return $"gross {summary.Total.Gross}, returns {summary.Total.Returns}, {summary.Total.Transactions} transactions, "
            + $"{book.CountCustomers(month, month).Value} customers, {summary.NewCustomers} new, in {summary.Categories.Count} categories";
    }
}
