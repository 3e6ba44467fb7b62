using ChannelGrains.Domain.PartnerLists;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.PartnerLists;

/// <summary>The rows of one state and type, in their order, read on as they are taken.</summary>
internal sealed class ListGroup(IJournalIndex index, ListPartners query, LifecycleState state, ChannelType type)
{
    private const int RowsAtOnce = 128;

    private readonly byte[] _key = PartnerListKeys.Group(query.Order, query.Filter.Region, state, type);
    private IReadOnlyList<IndexEntry> _rows = [];
    private int _at;
    private bool _areLast;

    public LifecycleState State => state;

    public ChannelType Type => type;

    /// <summary>Where the row stands.</summary>
    public ReadOnlyMemory<byte> Place => _rows[_at].Key[_key.Length..];

    public ReadOnlySpan<byte> Value => _rows[_at].Value.Span;

    /// <summary>Goes to the first row behind a place; false when there is none.</summary>
    public ValueTask<bool> StartAsync(ReadOnlyMemory<byte> place, int rowsAtOnce) => ReadAsync(place.IsEmpty ? default : (byte[])[.. _key, .. place.Span], Math.Clamp(rowsAtOnce, 8, RowsAtOnce));

    /// <summary>Goes to the next row; false when there is none.</summary>
    public ValueTask<bool> NextAsync() => ++_at < _rows.Count ? ValueTask.FromResult(true) : _areLast ? ValueTask.FromResult(false) : ReadAsync(_rows[^1].Key, RowsAtOnce);

    private async ValueTask<bool> ReadAsync(ReadOnlyMemory<byte> after, int max)
    {
        _rows = await index.ScanIndexAsync(_key, after, max, query.IsDescending, CancellationToken.None);
        (_at, _areLast) = (0, _rows.Count < max);
        return _rows.Count > 0;
    }
}
