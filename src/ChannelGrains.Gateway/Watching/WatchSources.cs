using ChannelGrains.Domain.Views;

namespace ChannelGrains.Gateway.Watching;

/// <summary>Names of what tells of its changes.</summary>
internal static class WatchSources
{
    public static string Partner(string partnerId) => "partner/" + partnerId;

    public static string Month(string monthId, ViewScope scope) => $"month/{monthId}/{(int)scope.ChannelType}/{scope.Region}/{(scope.Category is null ? "" : "=" + scope.Category)}";

    public static string Market(string marketKey) => "market/" + marketKey;
}
