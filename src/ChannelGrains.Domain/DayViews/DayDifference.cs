using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.DayViews;

/// <summary>A cell of a day that is not what the journal says.</summary>
/// <param name="Name">The cell.</param>
/// <param name="Day">Its day.</param>
/// <param name="Shown">Null when there is no such cell.</param>
/// <param name="Expected">Null when there should be none.</param>
[GenerateSerializer, Immutable]
public sealed record DayDifference(
    [property: Id(0)] DayCellName Name, [property: Id(1)] BusinessDay Day, [property: Id(2)] DaySum? Shown, [property: Id(3)] DaySum? Expected) : CellDifference
{
    public override string Text =>
        $"{Day}, {Name.Region.Text}, {Name.ChannelType}, {Name.Zones}: gross less returns is {Net(Shown)}, and {Net(Expected)} by the journal";

    private static string Net(DaySum? sum) => sum is { } of ? $"{of.Net} micros of {of.Transactions} transactions" : "not there";
}
