namespace ChannelGrains.Gateway.Watching;

/// <summary>Names of what tells of its changes.</summary>
internal static class WatchSources
{
    public static string Partner(string partnerId) => "partner/" + partnerId;

    public static string Month(string monthId) => "month/" + monthId;

    public static string Market(string marketKey) => "market/" + marketKey;
}
