namespace ChannelGrains.Grains.Funnel;

/// <summary>The key of the grain that keeps the funnel.</summary>
public static class FunnelKey
{
    public const string All = "all";
}
