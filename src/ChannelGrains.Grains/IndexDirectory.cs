using System.Text;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains;

/// <summary>Pages of a directory in the index: one entry for each id, below one prefix.</summary>
internal static class IndexDirectory
{
    /// <summary>The entries behind an id, in the order of ids.</summary>
    /// <param name="store">The store.</param>
    /// <param name="prefix">The directory's prefix.</param>
    /// <param name="after">The id; empty for the first page.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="own">The ids that there are for the caller; all when none is named.</param>
    public static async Task<DirectoryPage> PageAsync(IJournalStore store, byte[] prefix, string after, int size, IReadOnlySet<string> own)
    {
        if (own.Count > 0)
            return await ReadAsync(store, prefix, [.. own.Where(id => string.CompareOrdinal(id, after) > 0).Order(StringComparer.Ordinal).Take(size + 1)], size);
        var entries = await store.ScanIndexAsync(prefix, after.Length == 0 ? ReadOnlyMemory<byte>.Empty : Key(prefix, after), size + 1, descending: false, CancellationToken.None);
        return new DirectoryPage(
            [.. entries.Take(size).Select(entry => entry.Value)],
            entries.Count > size ? Encoding.UTF8.GetString(entries[size - 1].Key.Span[prefix.Length..]) : "");
    }

    private static async Task<DirectoryPage> ReadAsync(IJournalStore store, byte[] prefix, List<string> ids, int size)
    {
        var reads = new IndexReads();
        foreach (var id in ids.Take(size))
            reads.Add(Key(prefix, id));
        await store.ReadIndexAsync(reads, CancellationToken.None);
        return new DirectoryPage(
            [.. Enumerable.Range(0, reads.Count).Where(reads.Found).Select(number => (ReadOnlyMemory<byte>)reads.Value(number).ToArray())],
            ids.Count > size ? ids[size - 1] : "");
    }

    private static byte[] Key(byte[] prefix, string id) => [.. prefix, .. Encoding.UTF8.GetBytes(id)];
}
