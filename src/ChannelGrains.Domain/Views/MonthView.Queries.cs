using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Views;

public sealed partial class MonthView
{
    private CellSum[] _sums = [];

    /// <summary>The partners with a transaction in a scope, in no order, and what they sold there.</summary>
    public IReadOnlyList<PartnerSum> Partners(ViewScope scope)
    {
        if (_sums.Length < _partners.Count)
            _sums = new CellSum[Math.Max(_partners.Count, _sums.Length * 2)];
        Span<CellSum> sums = _sums.AsSpan(0, _partners.Count);
        sums.Clear();
        foreach (List<int> places in Places(scope))
        {
            foreach (int place in places)
                sums[_cells[place].Partner].Add(_cells[place].Sum);
        }
        List<PartnerSum> partners = [];
        for (int i = 0; i < sums.Length; i++)
        {
            if (scope.Counts(sums[i]))
                partners.Add(new(_partners[i].Id, sums[i]));
        }
        return partners;
    }

    /// <summary>The sums of a scope and of its parts.</summary>
    public ViewSums Sums(ViewScope scope)
    {
        Group total = new("");
        SortedDictionary<string, Group> categories = new(StringComparer.Ordinal), regions = new(StringComparer.Ordinal), types = new(StringComparer.Ordinal);
        foreach ((InternedName region, RegionCells cells) in _regions)
        {
            if (!scope.Holds(region.Text))
                continue;
            foreach (((InternedName category, ChannelType type), List<int> places) in cells.All)
            {
                if ((scope.ChannelType != ChannelType.Unspecified && type != scope.ChannelType) || (scope.Category is { } only && category.Text != only))
                    continue;
                Group[] groups = [total, In(categories, category.Text), In(regions, scope.ChildOf(region.Text)), In(types, ((int)type).ToString())];
                foreach (int place in places)
                {
                    foreach (Group group in groups)
                        group.Sum.Add(_cells[place].Sum);
                    if (_cells[place].Sum.Transactions > 0)
                    {
                        foreach (Group group in groups)
                            group.Partners.Add(_partners[_cells[place].Partner].Id);
                    }
                }
            }
        }
        return new(total.ToSum(), Ordered(categories), Ordered(regions), Ordered(types));
    }

    /// <summary>Each market, a region and category with a transaction in it, and its partners.</summary>
    public IEnumerable<(string Region, string Category)> Markets() =>
        from region in _regions
        from category in region.Value.All
        where category.Value.Any(place => _cells[place].Sum.Transactions > 0)
        select (region.Key.Text, category.Key.Category.Text);

    private IEnumerable<List<int>> Places(ViewScope scope)
    {
        InternedName? category = scope.Category is null ? null : InternedName.Unshared(scope.Category);
        return _regions.Where(region => scope.Holds(region.Key.Text)).SelectMany(region => region.Value.Within(category, scope.ChannelType));
    }

    private static Group In(SortedDictionary<string, Group> groups, string name)
    {
        if (!groups.TryGetValue(name, out Group? group))
            groups.Add(name, group = new(name));
        return group;
    }

    private static IReadOnlyList<GroupSum> Ordered(SortedDictionary<string, Group> groups) =>
        [.. groups.Values.Where(group => group.Partners.Count > 0).Select(group => group.ToSum())];

    private sealed class Group(string name)
    {
        public CellSum Sum;

        public HashSet<string> Partners { get; } = new(StringComparer.Ordinal);

        public GroupSum ToSum() => new(name, Sum, Partners);
    }
}
