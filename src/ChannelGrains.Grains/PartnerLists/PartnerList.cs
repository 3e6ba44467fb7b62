using System.Text;
using ChannelGrains.Domain.PartnerLists;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.PartnerLists;

/// <summary>
/// A page of partners by the rows that they are listed by, of one band of the given ones where the query names one. The groups that the filter admits are merged by place; for rows that may say what is so today the
/// partner is read, and is listed where it says the same.
/// </summary>
internal sealed class PartnerList(IJournalIndex index, ListPartners query, BandTable? bands, long nowMicros)
{
    /// <summary>Rows that a page looks at: it then ends, though it may have room.</summary>
    public const int MaxRows = 10_000;

    /// <summary>Partners that a page reads, likewise: many plans may come on one day, on which the row alone does not decide.</summary>
    public const int MaxPartners = 2_000;

    private readonly PriorityQueue<ListGroup, ReadOnlyMemory<byte>> _groups = new(new ListPlaces(query.IsDescending));
    private readonly List<PartnerOnDay> _partners = [];
    private readonly int _size = Pages.Size(query.PageSize);

    // Up to here all is looked at. A partner has several rows at one place while a plan waits: the place is done when the next one is met, or the partner listed.
    private ReadOnlyMemory<byte> _last = ListPlaces.Read(query.After);
    private ReadOnlyMemory<byte> _at = ListPlaces.Read(query.After);
    private int _bytes;

    private readonly record struct Row(ReadOnlyMemory<byte> Place, LifecycleState State, ChannelType Type, byte[] Key);

    public async Task<ListedPartners> ReadAsync()
    {
        var groups = query.Filter.Groups.Select(group => new ListGroup(index, query, group.State, group.Type)).ToList();
        foreach (var group in groups)
            if (await group.StartAsync(_last, 2 * _size / groups.Count))
                _groups.Enqueue(group, group.Place);
        for (var (looked, read) = (0, 0); _groups.Count > 0 && looked < MaxRows && read < MaxPartners && _partners.Count < _size;)
        {
            var (rows, passed) = await TakeAsync(MaxRows - looked);
            (looked, read) = (looked + passed, read + rows.Count);
            var partners = await ListedLives.ReadAsync(index, [.. rows.Select(row => row.Key)], nowMicros);
            for (var i = 0; i < rows.Count; i++)
                if (!List(rows[i], partners[i]))
                    return new ListedPartners(_partners, ListPlaces.ToText(_last));
        }
        return new ListedPartners(_partners, _groups.Count == 0 ? "" : ListPlaces.ToText(_last));
    }

    /// <summary>The next rows that may say what is so, and how many were passed for them.</summary>
    private async ValueTask<(List<Row> Rows, int Passed)> TakeAsync(int most)
    {
        var (rows, passed) = (new List<Row>(), 0);
        while (rows.Count < ListedLives.AtOnce && passed < most && _groups.TryDequeue(out var group, out var place))
        {
            passed++;
            if (IsInBand(place.Span) && PartnerListRows.MayHold(group.Value, nowMicros))
                rows.Add(new Row(place, group.State, group.Type, [.. PartnerDirectory.Prefix, .. PartnerListKeys.IdAt(query.Order, place.Span)]));
            else if (rows.Count == 0)
                GoTo(place);
            if (await group.NextAsync())
                _groups.Enqueue(group, group.Place);
        }
        return (rows, passed);
    }

    private bool IsInBand(ReadOnlySpan<byte> place) =>
        query.Filter.Band.Length == 0 || bands!.IsIn(Encoding.UTF8.GetString(PartnerListKeys.IdAt(query.Order, place)), query.Filter.Band);

    /// <summary>Lists the partner of a row if it is what the row says; false when the page has no room.</summary>
    private bool List(in Row row, (PartnerOnDay Partner, int Bytes)? found)
    {
        GoTo(row.Place);
        if (found is var (partner, bytes) && partner.State == row.State && partner.Particulars.ChannelType == row.Type && query.Filter.Admits(partner)
            && PartnerListKeys.Place(query.Order, partner).AsSpan().SequenceEqual(row.Place.Span))
        {
            if (_partners.Count == _size || (_partners.Count > 0 && _bytes + bytes > Pages.LargestBytes))
                return false;
            _partners.Add(partner);
            _bytes += bytes;
            _last = row.Place;
        }
        return true;
    }

    private void GoTo(ReadOnlyMemory<byte> place)
    {
        if (!place.Span.SequenceEqual(_at.Span))
            (_last, _at) = (_at, place);
    }
}
