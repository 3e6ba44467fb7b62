namespace ChannelGrains.Grains.DayViews;

/// <summary>The key of the grain that shows the sales of today, and what it is named by when it tells of its changes.</summary>
public static class DaySalesKey
{
    public const string All = "all";

    public const string Source = "day-sales";
}
