using ChannelGrains.Domain.SalesViews;

namespace ChannelGrains.Grains.SalesViews;

/// <summary>What a scope of a month is named by when its view tells of its changes.</summary>
public static class MonthSource
{
    /// <param name="monthId">The key of the view, as 2026-01.</param>
    /// <param name="scope">The scope that was read.</param>
    public static string Of(string monthId, ViewScope scope) =>
        $"month/{monthId}/{(int)scope.ChannelType}/{scope.Region}/{(scope.Category is null ? "" : "=" + scope.Category)}";
}
