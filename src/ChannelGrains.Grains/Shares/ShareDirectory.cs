using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Shares;

/// <summary>Finds shares by their id in the index, which wakes no grain.</summary>
public static class ShareDirectory
{
    /// <summary>A share whose record is durable; null for an id that no such share has.</summary>
    public static async ValueTask<KeptShare?> FindAsync(IJournalIndex index, string shareId, CancellationToken cancellationToken) =>
        await ReadAsync(index, shareId, cancellationToken) is { } entry
            ? new KeptShare(ShareFacts.ToShare(entry), entry.PartnerId, entry.Created.SecretSha256.Memory)
            : null;

    internal static async ValueTask<ShareEntry?> ReadAsync(IJournalIndex index, string shareId, CancellationToken cancellationToken)
    {
        var reads = new IndexReads();
        reads.Add(ShareKeys.Share(shareId));
        await index.ReadIndexAsync(reads, cancellationToken);
        return reads.Found(0) ? ShareEntry.Parser.ParseFrom(reads.Value(0)) : null;
    }
}
