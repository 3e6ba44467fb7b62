using System.Globalization;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.SalesViews;

public sealed partial class MonthView
{
    // By partner: the last group in which it was counted.
    private static readonly ViewScope All = new();

    private int[] _countedIn = [];
    private int _group;

    /// <summary>The partners with a transaction in a scope, in no order, and what they sold there.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="isAskedAgain">Whether the same will be asked for again: see <see cref="ForgetUnasked"/>.</param>
    public IReadOnlyList<PartnerSum> Partners(ViewScope scope, bool isAskedAgain)
    {
        var sums = SumsOf(scope, isAskedAgain).All;
        var partners = new PartnerSum[Count(scope, sums)];
        for (int i = 0, count = 0; count < partners.Length; i++)
            if (scope.Counts(sums[i]))
                partners[count++] = new(_partners[i].Id, sums[i]);
        return partners;
    }

    /// <summary>Only the net of what <see cref="Partners"/> answers.</summary>
    public IReadOnlyList<PartnerNet> Nets(ViewScope scope, bool isAskedAgain)
    {
        var of = SumsOf(scope, isAskedAgain);
        if (of.Nets is { } known)
            return known;
        var sums = of.All;
        var partners = new PartnerNet[Count(scope, sums)];
        for (int i = 0, count = 0; count < partners.Length; i++)
            if (scope.Counts(sums[i]))
                partners[count++] = new(_partners[i].Id, new(sums[i].Net));
        of.Nets = partners;
        return partners;
    }

    /// <summary>The net of all sales of some partners; of those with a transaction that counts, in no order.</summary>
    public IReadOnlyList<PartnerNet> NetsOf(IReadOnlyCollection<string> partnerIds)
    {
        List<PartnerNet> nets = new(partnerIds.Count);
        foreach (var partnerId in partnerIds)
        {
            if (!_partnerPlaces.TryGetValue(partnerId, out var place))
                continue;
            CellSum sum = default;
            foreach ((_, var cell) in PartnerRows[place].Cells.All)
                sum.Add(CellRows[cell].Sum);
            if (All.Counts(sum))
                nets.Add(new(partnerId, new(sum.Net)));
        }
        return nets;
    }

    /// <summary>The sums of a scope and of its parts.</summary>
    public ViewSums Sums(ViewScope scope)
    {
        if (_countedIn.Length < _partners.Count)
            Array.Resize(ref _countedIn, Math.Max(_partners.Count, _countedIn.Length * 2));
        List<NamedSum> sums = [.. Within(scope).Select(Sum)];
        return new(
            Unite("", sums),
            Unite(sums, name => name.Category.Text),
            Unite(sums, name => scope.ChildOf(name.Region.Text)),
            Unite(sums, name => ((int)name.ChannelType).ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Each market, a region and category with a transaction in it, and its partners.</summary>
    public IEnumerable<(string Region, string Category)> Markets() =>
        _names.Where(cells => cells.Places.Exists(place => _cells[place].Sum.Transactions > 0))
            .Select(cells => (cells.Name.Region.Text, cells.Name.Category.Text));

    private IEnumerable<NamedCells> Within(ViewScope scope)
    {
        var category = scope.Category is null ? null : InternedName.Unshared(scope.Category);
        return _regions.Where(region => scope.Holds(region.Key.Text)).SelectMany(region => region.Value.Within(category, scope.ChannelType));
    }

    private static int Count(ViewScope scope, ReadOnlySpan<CellSum> sums)
    {
        var count = 0;
        foreach (ref readonly var sum in sums)
            count += scope.Counts(sum) ? 1 : 0;
        return count;
    }

    // The only pass over the cells, each of which is likely not in the processor's cache.
    private NamedSum Sum(NamedCells cells)
    {
        CellSum sum = default;
        List<int> partners = [];
        foreach (var place in cells.Places)
        {
            ref readonly var row = ref CellRows[place];
            sum.Add(row.Sum);
            if (row.Sum.Transactions > 0)
                partners.Add(row.Partner);
        }
        return new(cells.Name, sum, partners);
    }

    private IReadOnlyList<GroupSum> Unite(List<NamedSum> sums, Func<ViewCellName, string> groupOf) =>
    [
        .. sums.GroupBy(named => groupOf(named.Name), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Unite(group.Key, group)).Where(sum => sum.PartnerIds.Count > 0),
    ];

    private GroupSum Unite(string group, IEnumerable<NamedSum> sums)
    {
        _group++;
        CellSum total = default;
        List<string> partners = [];
        foreach (var named in sums)
        {
            total.Add(named.Sum);
            foreach (var partner in named.Partners)
            {
                if (_countedIn[partner] == _group)
                    continue;
                _countedIn[partner] = _group;
                partners.Add(_partners[partner].Id);
            }
        }
        return new(group, total, partners);
    }

    /// <summary>The cells of one name together, and the partners with a transaction in them, by number.</summary>
    private sealed record NamedSum(ViewCellName Name, CellSum Sum, List<int> Partners);
}
