using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.SalesViews;

/// <summary>A cell of a month that is not what the journal says.</summary>
/// <param name="Name">The cell.</param>
/// <param name="Shown">Null when there is no such cell.</param>
/// <param name="Expected">Null when there should be none.</param>
[GenerateSerializer, Immutable]
public sealed record SalesDifference(
    [property: Id(0)] ViewCellName Name, [property: Id(1)] CellSum? Shown, [property: Id(2)] CellSum? Expected) : CellDifference
{
    public override string Text => $"{Name.Region.Text}, {Name.Category.Text}, {Name.ChannelType}: gross less returns is {Net(Shown)}, and {Net(Expected)} by the journal";

    private static string Net(CellSum? sum) => sum is { } of ? $"{of.Gross - of.Returns} micros of {of.Transactions} transactions" : "not there";
}
