using System.Runtime.InteropServices;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.SalesViews;

/// <summary>Sums of several months out of those of each.</summary>
public static class PeriodSums
{
    /// <summary>The partners of any of the months, in no order, each with its sum of all.</summary>
    public static IReadOnlyList<PartnerSum> Partners(IReadOnlyList<IReadOnlyList<PartnerSum>> months)
    {
        if (months.Count == 1)
            return months[0];
        var sums = new Dictionary<string, CellSum>(StringComparer.Ordinal);
        foreach (var partner in months.SelectMany(month => month))
            CollectionsMarshal.GetValueRefOrAddDefault(sums, partner.PartnerId, out _).Add(partner.Sum);
        return [.. sums.Select(partner => new PartnerSum(partner.Key, partner.Value))];
    }

    /// <summary>As <see cref="Partners"/>, of net alone.</summary>
    public static IReadOnlyList<PartnerNet> Nets(IReadOnlyList<IReadOnlyList<PartnerNet>> months)
    {
        if (months.Count == 1)
            return months[0];
        var nets = new Dictionary<string, Amount>(StringComparer.Ordinal);
        foreach (var partner in months.SelectMany(month => month))
            CollectionsMarshal.GetValueRefOrAddDefault(nets, partner.PartnerId, out _) += partner.Net;
        return [.. nets.Select(partner => new PartnerNet(partner.Key, partner.Value))];
    }

    /// <summary>The sums of a scope over all months; at least one.</summary>
    public static ViewSums Of(IReadOnlyList<ViewSums> months) => months.Count == 1 ? months[0] : new(
        Merge(months.Select(month => month.Total)),
        Merge(months.Select(month => month.Categories)),
        Merge(months.Select(month => month.Regions)),
        Merge(months.Select(month => month.ChannelTypes)));

    private static IReadOnlyList<GroupSum> Merge(IEnumerable<IReadOnlyList<GroupSum>> months) =>
    [
        .. months.SelectMany(month => month).GroupBy(group => group.Name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(Merge),
    ];

    private static GroupSum Merge(IEnumerable<GroupSum> groups)
    {
        var name = "";
        CellSum sum = default;
        var partners = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            name = group.Name;
            sum.Add(group.Sum);
            partners.UnionWith(group.PartnerIds);
        }
        return new(name, sum, partners);
    }
}
