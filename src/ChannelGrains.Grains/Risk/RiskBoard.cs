namespace ChannelGrains.Grains.Risk;

/// <summary>The key of the grain that has the board of risks, and what it is named by when it tells of its changes.</summary>
public static class RiskBoard
{
    public const string Key = "all";

    public const string Source = "risks";
}
