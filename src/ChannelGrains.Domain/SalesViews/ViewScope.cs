using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.SalesViews;

/// <summary>Which sales a question is about.</summary>
/// <param name="Region">A region with all below it; empty is the whole tree.</param>
/// <param name="Category">One category; null is all. The empty one is that of lines that name none.</param>
/// <param name="ChannelType">One type; Unspecified is all.</param>
[GenerateSerializer, Immutable]
public sealed record ViewScope(
    [property: Id(0)] string Region = "", [property: Id(1)] string? Category = null, [property: Id(2)] ChannelType ChannelType = ChannelType.Unspecified)
{
    /// <summary>Whether a region is the scope's or below it.</summary>
    public bool Holds(string region) => RegionPaths.IsIn(region, Region);

    /// <summary>Whether partners of a type and region are the scope's; its category is not looked at.</summary>
    public bool Holds(ChannelType channelType, string region) => (ChannelType == ChannelType.Unspecified || ChannelType == channelType) && Holds(region);

    /// <summary>Whether the cells of a name are the scope's.</summary>
    public bool Holds(in ViewCellName name) =>
        (ChannelType == ChannelType.Unspecified || ChannelType == name.ChannelType) && (Category is null || Category == name.Category.Text) && Holds(name.Region.Text);

    /// <summary>The part of the scope, one level below its region, that a region of it belongs to; the scope's own region where it names that.</summary>
    public string ChildOf(string region) => RegionPaths.ChildOf(Region, region);

    /// <summary>Whether a sum has a transaction that counts in the scope.</summary>
    public bool Counts(in CellSum sum) => TransactionsOf(sum) > 0;

    /// <summary>The transactions of a sum over the scope: of all categories each counts once.</summary>
    public long TransactionsOf(in CellSum sum) => Category is null ? sum.Primaries : sum.Transactions;
}
