using System.Text;

namespace ChannelGrains.Journal.Tests;

internal static class JournalTestExtensions
{
    private static CancellationToken Never => CancellationToken.None;

    public static ReadOnlySpan<byte> Utf8(this string text) => Encoding.UTF8.GetBytes(text);

    public static string Text(this ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    public static ValueTask<JournalRef> OpenAsync(this IJournalStore store, string name) => store.OpenAsync(new JournalName(name), Never);

    /// <summary>Appends at the end and waits until it is durable.</summary>
    public static async Task CommitAsync(this IJournalStore store, JournalRef journal, string payload, IndexWrites? index = null)
    {
        var result = store.Append(journal, journal.Version, payload.Utf8(), index);
        Assert.Equal(AppendStatus.Queued, result.Status);
        Assert.Equal(CommitOutcome.Committed, await store.WhenCommitted(result.Ticket, Never));
    }

    public static async Task<string[]> ReadAllAsync(this IJournalStore store, string name)
    {
        var journal = await store.OpenAsync(name);
        var records = await store.ReadAsync(journal, 1, int.MaxValue, Never);
        Assert.Equal(Enumerable.Range(1, records.Count).Select(version => (long)version), records.Select(record => record.Version));
        return records.Select(record => record.Payload.Text()).ToArray();
    }

    public static async Task<string?> LookUpAsync(this IJournalStore store, string key)
    {
        var reads = new IndexReads();
        reads.Add(key.Utf8());
        await store.ReadIndexAsync(reads, Never);
        return reads.Found(0) ? Encoding.UTF8.GetString(reads.Value(0)) : null;
    }

    public static async Task<string[]> ScanAsync(this IJournalStore store, string prefix, string after = "", int max = 100, bool descending = false)
    {
        var entries = await store.ScanIndexAsync(Encoding.UTF8.GetBytes(prefix), Encoding.UTF8.GetBytes(after), max, descending, Never);
        return entries.Select(entry => $"{entry.Key.Text()}={entry.Value.Text()}").ToArray();
    }

    public static IndexWrites With(this IndexWrites writes, string key, string value)
    {
        writes.Put(key.Utf8(), value.Utf8());
        return writes;
    }

    public static IndexWrites Without(this IndexWrites writes, string key)
    {
        writes.Delete(key.Utf8());
        return writes;
    }
}
