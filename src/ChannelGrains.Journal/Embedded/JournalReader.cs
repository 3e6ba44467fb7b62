using System.Buffers.Binary;

namespace ChannelGrains.Journal.Embedded;

/// <summary>Reads durable records of one journal: from the next known position above a version, back along the pointers.</summary>
internal sealed class JournalReader(LogFiles files, IndexDatabase index)
{
    private const int GuessBytes = 1024;

    public IReadOnlyList<JournalRecord> Read(EmbeddedJournalRef journal, long fromVersion, int maxRecords, CancellationToken cancellationToken)
    {
        var head = journal.DurablePosition;
        if (head == 0)
            return [];
        var last = VersionAt(journal, head);
        if (fromVersion > last)
            return [];
        var to = Math.Min(last, fromVersion + maxRecords - 1L);
        var position = Above(journal, to, last, head);
        var records = new JournalRecord[to - fromVersion + 1];
        var bytes = 0L;
        for (var version = NextPoint(to) <= last ? NextPoint(to) : last; version >= fromVersion; version--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (version > to)
            {
                position = Skip(journal, position, version);
                continue;
            }
            position = Take(journal, position, version, out var record);
            records[version - fromVersion] = record;
            bytes += record.Payload.Length;
            if (bytes > IJournals.ReadBytes && version > fromVersion)
                return ReadOldest(journal, fromVersion, version - 1, position, cancellationToken);
        }
        return records;
    }

    /// <summary>What is asked for is more than is read at once: goes back by the headers alone, and reads the oldest records as far as they fit.</summary>
    private List<JournalRecord> ReadOldest(EmbeddedJournalRef journal, long fromVersion, long to, long position, CancellationToken cancellationToken)
    {
        var positions = new long[to - fromVersion + 1];
        for (var version = to; version >= fromVersion; version--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            positions[version - fromVersion] = position;
            position = Skip(journal, position, version);
        }
        var records = new List<JournalRecord>();
        var bytes = 0L;
        for (var i = 0; i < positions.Length && bytes < IJournals.ReadBytes; i++)
        {
            Take(journal, positions[i], fromVersion + i, out var record);
            records.Add(record);
            bytes += record.Payload.Length;
        }
        return records;
    }

    private static long NextPoint(long version) => (version + IndexKeys.PointEvery - 1) / IndexKeys.PointEvery * IndexKeys.PointEvery;

    private long Above(EmbeddedJournalRef journal, long version, long last, long head)
    {
        var point = NextPoint(version);
        if (point >= last)
            return head;
        Span<byte> key = stackalloc byte[IndexKeys.PointSize];
        var position = index.Get(IndexKeys.ForPoint(key, journal.Id, point))
            ?? throw Broken(journal, point, "its position is missing in the index; delete the index directory and open again");
        return BinaryPrimitives.ReadInt64LittleEndian(position);
    }

    private long VersionAt(EmbeddedJournalRef journal, long position)
    {
        var (segment, offset) = Locate(journal, position, 0);
        Span<byte> head = stackalloc byte[RecordView.HeaderSize];
        segment.File.Read(offset, head);
        return BinaryPrimitives.ReadInt64LittleEndian(head[16..]);
    }

    private long Skip(EmbeddedJournalRef journal, long position, long version)
    {
        var (segment, offset) = Locate(journal, position, version);
        Span<byte> head = stackalloc byte[RecordView.HeaderSize];
        segment.File.Read(offset, head);
        if (BinaryPrimitives.ReadUInt32LittleEndian(head[8..]) != journal.Id || BinaryPrimitives.ReadInt64LittleEndian(head[16..]) != version)
            throw Broken(journal, version, $"{segment.File.Path} holds something else at offset {offset}");
        return BinaryPrimitives.ReadInt64LittleEndian(head[24..]);
    }

    private long Take(EmbeddedJournalRef journal, long position, long version, out JournalRecord taken)
    {
        var (segment, offset) = Locate(journal, position, version);
        Span<byte> guess = stackalloc byte[GuessBytes];
        var bytes = guess[..segment.File.Read(offset, guess)];
        var length = RecordView.LengthAt(bytes);
        if (length > bytes.Length && length <= segment.End - position)
        {
            var whole = new byte[length];
            bytes = whole.AsSpan(0, segment.File.Read(offset, whole));
        }
        if (!RecordView.TryRead(bytes, out var record) || record.Journal != journal.Id || record.Version != version || !record.PayloadIsIntact)
            throw Broken(journal, version, $"{segment.File.Path} holds something else, or a damaged record, at offset {offset}");
        taken = new JournalRecord(version, record.Payload.ToArray());
        return record.Previous;
    }

    private (LogSegment Segment, long Offset) Locate(EmbeddedJournalRef journal, long position, long version) =>
        files.Find(position) is { } segment
            ? (segment, position - segment.Base)
            : throw Broken(journal, version, $"no log file holds the position {position}");

    private static JournalCorruptException Broken(EmbeddedJournalRef journal, long version, string why) =>
        new($"Version {version} of {journal.Name} cannot be read: {why}. If 'verify' finds the log damaged, restore the directory from a backup.");
}
