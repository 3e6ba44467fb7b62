using System.Runtime.CompilerServices;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.JournalCopies;

/// <summary>What a store holds, a page at a time.</summary>
internal static class StorePages
{
    private const int AtOnce = 1_024;

    /// <summary>The journals and their versions, but for that of a copy, by name.</summary>
    public static async IAsyncEnumerable<JournalVersion> JournalsAsync(IJournals store, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = "";
        IReadOnlyList<JournalVersion> page;
        do
        {
            page = await store.ListVersionsAsync("", after, AtOnce, cancellationToken);
            foreach (var journal in page.Where(journal => journal.Name != CopyLog.Journal))
                yield return journal;
            after = page.Count > 0 ? page[^1].Name.Value : after;
        }
        while (page.Count == AtOnce);
    }

    /// <summary>The entries of the index, by key.</summary>
    /// <param name="store">The store.</param>
    /// <param name="after">The key that they come behind; empty is the start.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async IAsyncEnumerable<IndexEntry> EntriesAsync(IJournalIndex store, ReadOnlyMemory<byte> after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<IndexEntry> page;
        do
        {
            page = await store.ScanIndexAsync(default, after, AtOnce, descending: false, cancellationToken);
            foreach (var entry in page)
                yield return entry;
            after = page.Count > 0 ? page[^1].Key : after;
        }
        while (page.Count == AtOnce);
    }
}
