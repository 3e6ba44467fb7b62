using System.Globalization;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Views;

public sealed partial class MonthView
{
    private CellSum[] _sums = [];

    // By partner: the last group in which it was counted.
    private int[] _countedIn = [];
    private int _group;

    /// <summary>The partners with a transaction in a scope, in no order, and what they sold there.</summary>
    public IReadOnlyList<PartnerSum> Partners(ViewScope scope)
    {
        if (_sums.Length < _partners.Count)
            _sums = new CellSum[Math.Max(_partners.Count, _sums.Length * 2)];
        Span<CellSum> sums = _sums.AsSpan(0, _partners.Count);
        sums.Clear();
        foreach (NamedCells cells in Within(scope))
        {
            foreach (int place in cells.Places)
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
        if (_countedIn.Length < _partners.Count)
            Array.Resize(ref _countedIn, Math.Max(_partners.Count, _countedIn.Length * 2));
        List<NamedCells> cells = [.. Within(scope)];
        return new(
            Sum("", cells),
            Sums(cells, name => name.Category.Text),
            Sums(cells, name => scope.ChildOf(name.Region.Text)),
            Sums(cells, name => ((int)name.ChannelType).ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Each market, a region and category with a transaction in it, and its partners.</summary>
    public IEnumerable<(string Region, string Category)> Markets() =>
        _names.Where(cells => cells.Places.Exists(place => _cells[place].Sum.Transactions > 0))
            .Select(cells => (cells.Name.Region.Text, cells.Name.Category.Text));

    private IEnumerable<NamedCells> Within(ViewScope scope)
    {
        InternedName? category = scope.Category is null ? null : InternedName.Unshared(scope.Category);
        return _regions.Where(region => scope.Holds(region.Key.Text)).SelectMany(region => region.Value.Within(category, scope.ChannelType));
    }

    private IReadOnlyList<GroupSum> Sums(List<NamedCells> cells, Func<ViewCellName, string> groupOf) =>
    [
        .. cells.GroupBy(named => groupOf(named.Name), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Sum(group.Key, group)).Where(sum => sum.PartnerIds.Count > 0),
    ];

    private GroupSum Sum(string group, IEnumerable<NamedCells> cells)
    {
        _group++;
        CellSum sum = default;
        List<string> partners = [];
        foreach (NamedCells named in cells)
        {
            foreach (int place in named.Places)
            {
                ref readonly CellRow row = ref CellRows[place];
                sum.Add(row.Sum);
                if (row.Sum.Transactions <= 0 || _countedIn[row.Partner] == _group)
                    continue;
                _countedIn[row.Partner] = _group;
                partners.Add(_partners[row.Partner].Id);
            }
        }
        return new(group, sum, partners);
    }
}
