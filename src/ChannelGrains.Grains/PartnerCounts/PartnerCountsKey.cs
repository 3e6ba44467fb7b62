namespace ChannelGrains.Grains.PartnerCounts;

/// <summary>The key of the grain that counts partners, and what it is named by when it tells of its changes.</summary>
public static class PartnerCountsKey
{
    public const string All = "all";

    public const string Source = "partner-counts";
}
