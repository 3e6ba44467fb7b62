using ChannelGrains.Journal;

namespace ChannelGrains.Grains.JournalCopies;

/// <summary>Compares two stores, record by record and entry by entry, but for the journal of a copy.</summary>
internal sealed class StoreComparison(IJournalStore source, IJournalStore destination)
{
    private const int RecordsAtOnce = 256;

    private const string Remedy = "Did a server run on the one that is copied? Stop it, empty the store that is copied into, and run the command again.";

    /// <exception cref="InvalidDataException">They differ.</exception>
    public async Task<CopyReport> RunAsync(CancellationToken cancellationToken)
    {
        var (journals, records) = await JournalsAsync(cancellationToken);
        return new CopyReport(journals, records, await IndexAsync(cancellationToken));
    }

    private async Task<(long Journals, long Records)> JournalsAsync(CancellationToken cancellationToken)
    {
        var (journals, records) = (0L, 0L);
        await using var copies = StorePages.JournalsAsync(destination, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await foreach (var journal in StorePages.JournalsAsync(source, cancellationToken))
        {
            if (!await copies.MoveNextAsync() || copies.Current != journal)
                throw new InvalidDataException($"The copy of {journal.Name} does not end at {journal.Version}. {Remedy}");
            await JournalAsync(journal, cancellationToken);
            journals++;
            records += journal.Version;
        }
        return await copies.MoveNextAsync() ? throw new InvalidDataException($"{copies.Current.Name} is in the copy alone. {Remedy}") : (journals, records);
    }

    private async Task JournalAsync(JournalVersion journal, CancellationToken cancellationToken)
    {
        var (one, other) = (await source.OpenAsync(journal.Name, cancellationToken), await destination.OpenAsync(journal.Name, cancellationToken));
        for (var next = 1L; next <= journal.Version;)
        {
            var records = await source.ReadAsync(one, next, RecordsAtOnce, cancellationToken);
            var copies = await destination.ReadAsync(other, next, RecordsAtOnce, cancellationToken);
            var both = Math.Min(records.Count, copies.Count);
            for (var number = 0; number < both; number++)
                if (records[number].Version != copies[number].Version || !records[number].Payload.Span.SequenceEqual(copies[number].Payload.Span))
                    throw new InvalidDataException($"Record {records[number].Version} of {journal.Name} is another one in the copy. {Remedy}");
            next += both > 0 ? both : throw new InvalidDataException($"Record {next} of {journal.Name} is missing. {Remedy}");
        }
    }

    private async Task<long> IndexAsync(CancellationToken cancellationToken)
    {
        var entries = 0L;
        await using var copies = StorePages.EntriesAsync(destination, default, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await foreach (var entry in StorePages.EntriesAsync(source, default, cancellationToken))
        {
            if (!await copies.MoveNextAsync() || !copies.Current.Key.Span.SequenceEqual(entry.Key.Span) || !copies.Current.Value.Span.SequenceEqual(entry.Value.Span))
                throw new InvalidDataException($"Entry {Convert.ToHexStringLower(entry.Key.Span)} of the index is missing in the copy, or another one. {Remedy}");
            entries++;
        }
        return await copies.MoveNextAsync() ? throw new InvalidDataException($"Entry {Convert.ToHexStringLower(copies.Current.Key.Span)} of the index is in the copy alone. {Remedy}") : entries;
    }
}
