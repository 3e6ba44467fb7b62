using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Reviews;

/// <summary>Saved rows, read page by page: partners are asked for in the order of their ids. A row that is damaged is as good as none, and its partner is reviewed.</summary>
internal sealed class SavedReviews(IJournalRows rows)
{
    private const int PageSize = 4_096;

    private IReadOnlyList<IndexEntry> _page = [];
    private int _next;
    private bool _isLastPage;
    private bool _isUnreadable;

    public async ValueTask<SavedReview> OfAsync(string partnerId, CancellationToken cancellationToken)
    {
        var key = SavedReview.Key(partnerId);
        while (!_isUnreadable)
        {
            for (; _next < _page.Count; _next++)
            {
                var order = _page[_next].Key.Span.SequenceCompareTo(key);
                if (order >= 0)
                    return order == 0 ? SavedReview.Read(_page[_next].Value.Span) : default;
            }
            if (_isLastPage)
                return default;
            await ReadPageAsync(cancellationToken);
        }
        return await FindAsync(key, cancellationToken);
    }

    private async ValueTask<SavedReview> FindAsync(byte[] key, CancellationToken cancellationToken)
    {
        try
        {
            return await rows.ReadRowAsync(key, cancellationToken) is { } row ? SavedReview.Read(row) : default;
        }
        catch (JournalCorruptException exception) when (exception.IsDerived)
        {
            return default;
        }
    }

    // A scan ends at damage, so that each row is read by itself from there on.
    private async ValueTask ReadPageAsync(CancellationToken cancellationToken)
    {
        try
        {
            _page = await rows.ScanRowsAsync(SavedReview.Prefix, _page.Count > 0 ? _page[^1].Key : default, PageSize, cancellationToken);
            (_next, _isLastPage) = (0, _page.Count < PageSize);
        }
        catch (JournalCorruptException exception) when (exception.IsDerived)
        {
            _isUnreadable = true;
        }
    }
}
