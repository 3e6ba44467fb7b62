namespace ChannelGrains.Dashboard.Live;

/// <summary>The order of the rows of a live table: that of the newest answer, but while somebody points at a row or has the focus in it, none moves; new ones stand at the end.</summary>
internal sealed class SteadyOrder<TItem>(Func<TItem, string> keyOf)
{
    private List<string> _order = [];

    public bool IsHeld { get; set; }

    /// <summary>Rows in the order in which they are drawn.</summary>
    public IReadOnlyList<TItem> Arrange(IReadOnlyList<TItem> items)
    {
        if (IsHeld && _order.Count > 0)
        {
            var places = _order.Index().ToDictionary(place => place.Item, place => place.Index, StringComparer.Ordinal);
            var arranged = items.OrderBy(item => places.GetValueOrDefault(keyOf(item), int.MaxValue)).ToList();
            _order = [.. arranged.Select(keyOf)];
            return arranged;
        }
        _order = [.. items.Select(keyOf)];
        return items;
    }
}
