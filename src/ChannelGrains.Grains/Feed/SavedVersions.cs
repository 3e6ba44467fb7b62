using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Feed;

/// <summary>Up to which versions partners are saved, read page by page: partners are asked for in the order of their ids.</summary>
internal sealed class SavedVersions(IJournalRows rows, FeedParts parts)
{
    private const int PageSize = 4_096;

    private IReadOnlyList<IndexEntry> _page = [];
    private int _next;
    private bool _isLastPage;
    private bool _isUnreadable;

    /// <summary>The version up to which a partner is saved, 0 if it is not, and whether all that the feed has now was saved then.</summary>
    public async ValueTask<(long Version, bool IsCurrent)> OfAsync(string partnerId, CancellationToken cancellationToken)
    {
        var key = FeedRows.PartnerKey(partnerId);
        while (!_isUnreadable)
        {
            for (; _next < _page.Count; _next++)
            {
                var order = _page[_next].Key.Span.SequenceCompareTo(key);
                if (order >= 0)
                    return order == 0 ? Read(_page[_next].Value.Span) : default;
            }
            if (_isLastPage)
                return default;
            await ReadPageAsync(cancellationToken);
        }
        return await SavedRows.FindAsync(rows, key, cancellationToken) is { } row ? Read(row) : default;
    }

    private (long Version, bool IsCurrent) Read(ReadOnlySpan<byte> row) => (SavedPartner.VersionOf(row), SavedPartner.IsCurrentIn(row, parts));

    // A scan ends at damage, so that each row is read by itself from there on.
    private async ValueTask ReadPageAsync(CancellationToken cancellationToken)
    {
        try
        {
            _page = await rows.ScanRowsAsync(FeedRows.PartnerPrefix, _page.Count > 0 ? _page[^1].Key : default, PageSize, cancellationToken);
            (_next, _isLastPage) = (0, _page.Count < PageSize);
        }
        catch (JournalCorruptException exception) when (exception.IsDerived)
        {
            _isUnreadable = true;
        }
    }
}
