using System.Security.Cryptography;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.JournalCopies;

/// <summary>How far a copy into a store is, in a journal that is there alone: so it goes on where it was, and nobody starts on half of one.</summary>
public sealed class CopyLog
{
    private readonly IJournalStore _store;
    private readonly TimeProvider _time;
    private readonly JournalRef _journal;
    private ByteString? _source;

    private CopyLog(IJournalStore store, TimeProvider time, JournalRef journal) => (_store, _time, _journal) = (store, time, journal);

    public static JournalName Journal { get; } = new(JournalNames.Copy);

    /// <summary>Whether a copy was begun.</summary>
    public bool IsBegun => _source is not null;

    /// <summary>Whether it is whole.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>The last key of the index that is there; empty before the first.</summary>
    public ReadOnlyMemory<byte> ThroughKey { get; private set; }

    /// <summary>Reads what a store says of a copy into it.</summary>
    public static async Task<CopyLog> ReadAsync(IJournalStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var log = new CopyLog(store, time, await store.OpenAsync(Journal, cancellationToken));
        // The first record says of what, the last one how far.
        foreach (var version in log._journal.Version > 1 ? [1, log._journal.Version] : new[] { 1L })
            foreach (var record in await store.ReadAsync(log._journal, version, 1, cancellationToken))
                log.Apply(record);
        return log;
    }

    /// <summary>Refuses a store into which a copy was begun and is not whole.</summary>
    /// <exception cref="InvalidDataException">It is such a one.</exception>
    public static async Task RequireWholeAsync(IJournalStore store, CancellationToken cancellationToken)
    {
        if (await ReadAsync(store, TimeProvider.System, cancellationToken) is { IsBegun: true, IsFinished: false })
            throw new InvalidDataException("A copy into these journals was begun and is not whole. Run the `copy` command again, which goes on with it, or empty the store.");
    }

    /// <summary>What a store is known again by.</summary>
    /// <exception cref="InvalidDataException">It has no journals.</exception>
    public static async Task<ReadOnlyMemory<byte>> FingerprintAsync(IJournalStore store, CancellationToken cancellationToken)
    {
        var records = await store.ReadAsync(await store.OpenAsync(new JournalName(JournalNames.Store), cancellationToken), 1, 1, cancellationToken);
        return records.Count > 0
            ? SHA256.HashData(records[0].Payload.Span).AsMemory(0, 8)
            : throw new InvalidDataException("There is nothing to copy: no server has started on these journals yet.");
    }

    /// <summary>Whether the copy is of a store.</summary>
    public bool IsOf(ReadOnlyMemory<byte> fingerprint) => _source is not null && _source.Span.SequenceEqual(fingerprint.Span);

    public Task BeginAsync(ReadOnlyMemory<byte> fingerprint, CancellationToken cancellationToken) =>
        AppendAsync(new StoreFact { CopyBegun = new CopyBegun { Source = ByteString.CopyFrom(fingerprint.Span) } }, null, cancellationToken);

    /// <summary>Writes entries of the index.</summary>
    public Task IndexAsync(IndexWrites entries, ReadOnlyMemory<byte> throughKey, CancellationToken cancellationToken) => AppendAsync(
        new StoreFact { CopyIndexed = new CopyIndexed { ThroughKey = ByteString.CopyFrom(throughKey.Span), EntryCount = entries.Count } }, entries, cancellationToken);

    public Task FinishAsync(CopyReport report, CancellationToken cancellationToken) => AppendAsync(
        new StoreFact { CopyFinished = new CopyFinished { JournalCount = report.Journals, RecordCount = report.Records, EntryCount = report.Entries } }, null, cancellationToken);

    private async Task AppendAsync(StoreFact what, IndexWrites? index, CancellationToken cancellationToken)
    {
        var fact = new Fact { RecordedAtMicros = Timestamps.ToMicros(_time.GetUtcNow()), Store = what };
        var payload = fact.ToByteArray();
        var result = _store.Append(_journal, _journal.Version, payload, index);
        if (result.Status != AppendStatus.Queued || await _store.WhenCommitted(result.Ticket, cancellationToken) != CommitOutcome.Committed)
            throw new InvalidOperationException($"The store takes no records: {result.Status}. Is another copy on its way, or its disk full? Run the command again: it goes on.");
        Apply(new JournalRecord(_journal.Version, payload));
    }

    private void Apply(JournalRecord record)
    {
        var what = Fact.Parser.ParseFrom(record.Payload.Span).Store;
        switch (what?.KindCase)
        {
            case StoreFact.KindOneofCase.CopyBegun:
                _source = what.CopyBegun.Source;
                break;
            case StoreFact.KindOneofCase.CopyIndexed:
                ThroughKey = what.CopyIndexed.ThroughKey.Memory;
                break;
            case StoreFact.KindOneofCase.CopyFinished:
                IsFinished = true;
                break;
            default:
                throw new UnknownFactException(Journal.Value, record.Version);
        }
    }
}
