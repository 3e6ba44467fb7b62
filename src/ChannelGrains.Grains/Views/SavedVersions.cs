using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Views;

/// <summary>Up to which versions partners are saved, read page by page: partners are asked for in the order of their ids.</summary>
internal sealed class SavedVersions(IJournalRows rows)
{
    private const int PageSize = 4_096;

    private IReadOnlyList<IndexEntry> _page = [];
    private int _next;
    private bool _isLastPage;
    private bool _isUnreadable;

    /// <summary>The version up to which a partner is saved; 0 if it is not.</summary>
    public async ValueTask<long> OfAsync(string partnerId, CancellationToken ct)
    {
        var key = ViewRows.PartnerKey(partnerId);
        while (!_isUnreadable)
        {
            for (; _next < _page.Count; _next++)
            {
                var order = _page[_next].Key.Span.SequenceCompareTo(key);
                if (order >= 0)
                    return order == 0 ? SavedPartner.VersionOf(_page[_next].Value.Span) : 0;
            }
            if (_isLastPage)
                return 0;
            await ReadPageAsync(ct);
        }
        return (await SavedRows.PartnerAsync(rows, partnerId, ct)).Version;
    }

    // A scan ends at damage, so that each row is read by itself from there on.
    private async ValueTask ReadPageAsync(CancellationToken ct)
    {
        try
        {
            _page = await rows.ScanRowsAsync(ViewRows.PartnerPrefix, _page.Count > 0 ? _page[^1].Key : default, PageSize, ct);
            (_next, _isLastPage) = (0, _page.Count < PageSize);
        }
        catch (JournalCorruptException damage) when (damage.IsDerived)
        {
            _isUnreadable = true;
        }
    }
}
