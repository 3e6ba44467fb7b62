using System.Text;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains;

/// <summary>Pages of a directory in the index: one entry for each id, below one prefix.</summary>
internal static class IndexDirectory
{
    /// <summary>Entries that are read together: each may be as large as most pages.</summary>
    private const int AtOnce = 32;

    /// <summary>The key of an id's entry.</summary>
    public static byte[] Key(byte[] prefix, string id) => [.. prefix, .. Encoding.UTF8.GetBytes(id)];

    /// <summary>The entries behind an id, in the order of ids.</summary>
    /// <param name="index">The index.</param>
    /// <param name="prefix">The directory's prefix.</param>
    /// <param name="after">The id; empty for the first page.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="maxBytes">How many bytes at most, but for the first one.</param>
    /// <param name="own">The ids that there are for the caller; all when none is named.</param>
    public static async Task<DirectoryPage> PageAsync(IJournalIndex index, byte[] prefix, string after, int size, int maxBytes, IReadOnlySet<string> own)
    {
        var (values, bytes) = (new List<ReadOnlyMemory<byte>>(), 0);
        while (true)
        {
            var (entries, areLast) = own.Count > 0 ? await ReadAsync(index, prefix, after, own) : await ScanAsync(index, prefix, after);
            foreach (var (id, value) in entries)
            {
                if (values.Count == size || (values.Count > 0 && bytes + value.Length > maxBytes))
                    return new DirectoryPage(values, after);
                values.Add(value);
                bytes += value.Length;
                after = id;
            }
            if (areLast)
                return new DirectoryPage(values, "");
        }
    }

    private static async Task<(List<(string Id, ReadOnlyMemory<byte> Value)> Entries, bool AreLast)> ScanAsync(IJournalIndex index, byte[] prefix, string after)
    {
        var entries = await index.ScanIndexAsync(prefix, after.Length == 0 ? ReadOnlyMemory<byte>.Empty : Key(prefix, after), AtOnce, descending: false, CancellationToken.None);
        return ([.. entries.Select(entry => (Encoding.UTF8.GetString(entry.Key.Span[prefix.Length..]), entry.Value))], entries.Count < AtOnce);
    }

    private static async Task<(List<(string Id, ReadOnlyMemory<byte> Value)> Entries, bool AreLast)> ReadAsync(
        IJournalIndex index, byte[] prefix, string after, IReadOnlySet<string> own)
    {
        var (found, ids) = (new List<(string, ReadOnlyMemory<byte>)>(), own.Where(id => string.CompareOrdinal(id, after) > 0).Order(StringComparer.Ordinal).ToList());
        // Until some are found: the caller goes on behind the last one of them.
        for (var next = 0; next < ids.Count; next += AtOnce)
        {
            var reads = new IndexReads();
            var some = ids.GetRange(next, Math.Min(AtOnce, ids.Count - next));
            foreach (var id in some)
                reads.Add(Key(prefix, id));
            await index.ReadIndexAsync(reads, CancellationToken.None);
            found.AddRange(Enumerable.Range(0, reads.Count).Where(reads.Found).Select(number => (some[number], (ReadOnlyMemory<byte>)reads.Value(number).ToArray())));
            if (found.Count > 0)
                return (found, next + some.Count == ids.Count);
        }
        return (found, true);
    }
}
