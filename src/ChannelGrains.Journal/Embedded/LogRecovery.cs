using System.Buffers.Binary;
using System.Text;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Journal.Embedded;

/// <summary>
/// Brings the index up to the log when a store is opened:
/// (1) the frame before the checkpoint must be there, or the log lost what it had promised;
/// (2) what the last process may not have synced is written anew and synced, since it is about to count; the names of the files are by now;
/// (3) nothing that was derived may be ahead of the log, since it is written only after the log is synced;
/// (4) from the checkpoint each frame is applied again, which changes nothing where it was applied before;
/// (5) a torn end is cut off.
/// </summary>
internal sealed partial class LogRecovery(
    LogFiles files, IndexDatabase index, RefTable refs, IndexApplier applier, CheckpointWriter checkpoints, JournalInstruments instruments, ILogger log)
{
    private const int WriteEveryBytes = 1024 * 1024;
    private const int FindOneByOne = 500;

    private readonly ILogger _log = log;
    private readonly Dictionary<uint, EmbeddedJournalRef> _byId = [];
    private EmbeddedJournalRef[] _journals = new EmbeddedJournalRef[64];
    private Dictionary<uint, IndexEntry>? _headsById;
    private int _found;
    private uint _lastJournal;

    public RecoveredLog Run(Checkpoint checkpoint, long incarnation, CancellationToken cancellationToken)
    {
        CheckLastFrame(checkpoint.Cursor); // (1)
        CheckNothingIsAhead(LogTail.Renew(files, checkpoint.Cursor, incarnation)); // (2) (3)
        _lastJournal = checkpoint.LastJournal;
        var scanner = new LogScanner(files, checkpoint.Cursor, incarnation);
        while (scanner.MoveNext()) // (4)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Apply(scanner);
        }
        var end = scanner.Cursor;
        applier.Write(end.Position);
        if (scanner.TornBytes > 0) // (5)
            Cut(end, scanner.TornBytes);
        var last = files.Last;
        var takesMore = last is not null && last.File.Length >= last.Header.Length;
        return new RecoveredLog(new Checkpoint(end, _lastJournal), takesMore, end.Position - checkpoint.Cursor.Position);
    }

    private void CheckLastFrame(LogCursor cursor)
    {
        if (cursor.Group == 0)
            return;
        var segment = files.Find(cursor.LastFrame);
        if (segment is not null)
        {
            var head = new byte[FrameHeader.Size];
            var read = segment.File.Read(cursor.LastFrame - segment.Base, head);
            if (FrameHeader.TryRead(head.AsSpan(0, read), cursor.LastFrame, out var header) && header.Chain == cursor.Chain && IsWhole(segment, cursor, header))
                return;
        }
        throw new JournalCorruptException(
            $"The index holds all up to group {cursor.Group}, but that group is missing or damaged in {segment?.File.Path ?? "the log"} at offset "
            + $"{cursor.LastFrame - (segment?.Base ?? 0)}: acknowledged records may be lost. Restore the directory from a backup. "
            + "Deleting the index directory opens what is left of the log, without what is missing.",
            segment?.File.Path,
            cursor.LastFrame - (segment?.Base ?? 0));
    }

    // Whatever is in the index was written together with one of the two positions, or after it.
    private void CheckNothingIsAhead(LogCursor end)
    {
        var known = Math.Max(Position(IndexKeys.Applied), Position(IndexKeys.Rows));
        if (known <= end.Position)
            return;
        instruments.OnAhead(1);
        var path = files.Last?.File.Path ?? "the log";
        LogAhead(path, end.Position, end.Group, known);
        throw new JournalCorruptException(
            $"{path} ends at position {end.Position}, after group {end.Group}, but the index was written when the log reached {known}: acknowledged records are "
            + "missing. Restore the directory from a backup. Deleting the index directory opens what is left of the log, without what is missing.",
            files.Last?.File.Path,
            end.Position - (files.Last?.Base ?? 0));
    }

    private long Position(ReadOnlySpan<byte> key) => index.Get(key) is { } value ? BinaryPrimitives.ReadInt64LittleEndian(value) : 0;

    private static bool IsWhole(LogSegment segment, LogCursor cursor, FrameHeader header)
    {
        var body = new byte[header.BodyLength];
        var position = cursor.LastFrame + FrameHeader.Size;
        return segment.File.Read(position - segment.Base, body) == body.Length && header.Matches(body, cursor.LastFrame);
    }

    private void Apply(LogScanner scanner)
    {
        var body = scanner.Body;
        if (scanner.Header.RecordCount > _journals.Length)
            _journals = new EmbeddedJournalRef[scanner.Header.RecordCount * 2];
        for (var (number, position) = (0, scanner.BodyPosition); number < scanner.Header.RecordCount; number++)
        {
            if (!RecordView.TryRead(body, out var record))
                throw Unreadable(scanner, position, "holds a record that cannot be read");
            var journal = Resolve(scanner, record, position);
            Follow(scanner, record, position, journal);
            _journals[number] = journal;
            body = body[record.Length..];
            position += record.Length;
        }
        applier.Add(scanner.Body, scanner.BodyPosition, _journals.AsSpan(0, scanner.Header.RecordCount));
        if (applier.PendingBytes < WriteEveryBytes)
            return;
        applier.Write(scanner.Cursor.Position);
        checkpoints.Advance(new Checkpoint(scanner.Cursor, _lastJournal));
    }

    private EmbeddedJournalRef Resolve(LogScanner scanner, RecordView record, long position)
    {
        if (_byId.TryGetValue(record.Journal, out var known))
            return known;
        _lastJournal = Math.Max(_lastJournal, record.Journal);
        return _byId[record.Journal] = record.Version == 1
            ? refs.GetOrLoad(new JournalName(Encoding.ASCII.GetString(record.NameBytes)))
            : Find(record.Journal) ?? throw Unreadable(scanner, position, $"continues the journal {record.Journal}, which has no first record");
    }

    // One look-up after the other costs more than reading all heads in order as soon as there are many to find.
    private EmbeddedJournalRef? Find(uint journal)
    {
        if (_headsById is null && ++_found > FindOneByOne)
            _headsById = index.Entries(IndexKeys.Name).ToDictionary(entry => JournalHead.Read(entry.Value.Span).Journal);
        if (_headsById is not null)
            return _headsById.TryGetValue(journal, out var entry)
                ? refs.GetOrAdd(new JournalName(Encoding.ASCII.GetString(entry.Key.Span)), JournalHead.Read(entry.Value.Span))
                : null;
        Span<byte> key = stackalloc byte[IndexKeys.IdSize];
        return index.Get(IndexKeys.ForId(key, IndexKeys.JournalId, journal)) is { } name
            ? refs.GetOrLoad(new JournalName(Encoding.ASCII.GetString(name)))
            : null;
    }

    private void Follow(LogScanner scanner, RecordView record, long position, EmbeddedJournalRef journal)
    {
        checkpoints.MarkDirty(journal);
        if (position <= journal.DurablePosition)
            return;
        if (record.Version != journal.DurableVersion + 1 || record.Previous != journal.DurablePosition)
            throw Unreadable(
                scanner, position, $"holds version {record.Version} of {journal.Name} where {journal.DurableVersion + 1} belongs");
        journal.Recover(record.Journal, record.Version, position);
    }

    private void Cut(LogCursor end, long tornBytes)
    {
        var segment = files.Last!;
        LogTornTail(end.Position - segment.Base, tornBytes, segment.File.Path, end.Group);
        segment.File.SetLength(Math.Max(end.Position - segment.Base, SegmentHeader.Size));
        segment.File.Sync();
    }

    private JournalCorruptException Unreadable(LogScanner scanner, long position, string what)
    {
        var segment = files.Find(position)!;
        return new JournalCorruptException(
            $"Group {scanner.Header.Group} in {segment.File.Path} {what} at offset {position - segment.Base}. Restore the directory from a backup.",
            segment.File.Path,
            position - segment.Base);
    }
}
