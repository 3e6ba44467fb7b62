using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Feed;

/// <summary>Reads saved rows. All of them can be made again from the journals, so that one that is damaged is as good as none.</summary>
internal static class SavedRows
{
    /// <returns>Null if there is no such row, or it cannot be read; the store counts and says the latter.</returns>
    public static async ValueTask<byte[]?> FindAsync(IJournalRows rows, byte[] key, CancellationToken cancellationToken)
    {
        try
        {
            return await rows.ReadRowAsync(key, cancellationToken);
        }
        catch (JournalCorruptException exception) when (exception.IsDerived)
        {
            return null;
        }
    }

    /// <summary>What is saved of a partner.</summary>
    public static async ValueTask<SavedPartner> PartnerAsync(IJournalRows rows, string partnerId, FeedParts parts, CancellationToken cancellationToken) =>
        await FindAsync(rows, FeedRows.PartnerKey(partnerId), cancellationToken) is { } row ? SavedPartner.Read(row, parts) : SavedPartner.None;
}
