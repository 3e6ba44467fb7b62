using ChannelGrains.Journal;

namespace ChannelGrains.Grains.JournalCopies;

/// <summary>
/// Copies all journals of one store into another one of any kind, while no server runs on either. In this order: the records of each journal, unchanged and under their versions,
/// with its snapshot; the index, with records of the copy's own journal; the saved rows, which nothing is lost without. Then all of it is read again and compared. What breaks off goes on
/// where it was.
/// </summary>
/// <param name="source">Where from.</param>
/// <param name="destination">Where to: without journals, or with what an earlier run brought.</param>
/// <param name="time">The clock.</param>
/// <param name="tell">Hears how far it is.</param>
public sealed class JournalCopy(IJournalStore source, IJournalStore destination, TimeProvider time, Action<string> tell)
{
    private const int RecordsAtOnce = 256, RowsAtOnce = 1_024;
    private const int IndexBytes = 1 << 20;
    private const int JournalsBetween = 10_000;

    /// <exception cref="InvalidDataException">There is nothing to copy, the destination holds other journals, or the source changed meanwhile.</exception>
    public async Task<CopyReport> RunAsync(CancellationToken cancellationToken)
    {
        var fingerprint = await CopyLog.FingerprintAsync(source, cancellationToken);
        await CopyLog.RequireWholeAsync(source, cancellationToken);
        var log = await CopyLog.ReadAsync(destination, time, cancellationToken);
        if (log.IsFinished)
            throw new InvalidDataException("The copy into these journals is whole. Nothing was done.");
        if (log.IsBegun ? !log.IsOf(fingerprint) : (await destination.ListAsync("", "", 1, cancellationToken)).Count > 0)
            throw new InvalidDataException("The store to copy into holds journals of its own. Name one that no server has started on.");
        if (!log.IsBegun)
            await log.BeginAsync(fingerprint, cancellationToken);
        await CopyJournalsAsync(cancellationToken);
        await CopyIndexAsync(log, cancellationToken);
        await CopyRowsAsync(cancellationToken);
        tell("all is there; it is read again and compared");
        var report = await new StoreComparison(source, destination).RunAsync(cancellationToken);
        await log.FinishAsync(report, cancellationToken);
        return report;
    }

    private async Task CopyJournalsAsync(CancellationToken cancellationToken)
    {
        var (window, copied) = (new CopyWindow(source, destination), 0L);
        await foreach (var journal in StorePages.JournalsAsync(source, cancellationToken))
        {
            await CopyJournalAsync(journal.Name, window, cancellationToken);
            if (++copied % JournalsBetween == 0)
                tell($"{copied} journals are there");
        }
        await window.FlushAsync(cancellationToken);
        tell($"{copied} journals are there");
    }

    private async Task CopyJournalAsync(JournalName name, CopyWindow window, CancellationToken cancellationToken)
    {
        var (from, to) = (await source.OpenAsync(name, cancellationToken), await destination.OpenAsync(name, cancellationToken));
        IReadOnlyList<JournalRecord> records;
        while ((records = await source.ReadAsync(from, to.Version + 1, RecordsAtOnce, cancellationToken)).Count > 0)
            foreach (var record in records)
                await window.AppendAsync(to, record, cancellationToken);
        await window.EndAsync(from, to, cancellationToken);
    }

    private async Task CopyIndexAsync(CopyLog log, CancellationToken cancellationToken)
    {
        var (writes, through, copied) = (new IndexWrites(), log.ThroughKey, 0L);
        await foreach (var entry in StorePages.EntriesAsync(source, through, cancellationToken))
        {
            writes.Put(entry.Key.Span, entry.Value.Span);
            through = entry.Key;
            if (writes.Packed.Length > IndexBytes)
                await WriteAsync();
        }
        if (writes.Count > 0)
            await WriteAsync();
        tell($"{copied} entries of the index are there");

        async Task WriteAsync()
        {
            await log.IndexAsync(writes, through, cancellationToken);
            copied += writes.Count;
            writes.Clear();
        }
    }

    private async Task CopyRowsAsync(CancellationToken cancellationToken)
    {
        var (writes, after) = (new IndexWrites(), ReadOnlyMemory<byte>.Empty);
        IReadOnlyList<IndexEntry> page;
        do
        {
            page = await source.ScanRowsAsync(default, after, RowsAtOnce, cancellationToken);
            foreach (var row in page)
                writes.Put(row.Key.Span, row.Value.Span);
            if (writes.Count > 0)
                await destination.WriteRowsAsync(writes, cancellationToken);
            writes.Clear();
            after = page.Count > 0 ? page[^1].Key : after;
        }
        while (page.Count == RowsAtOnce);
    }
}
