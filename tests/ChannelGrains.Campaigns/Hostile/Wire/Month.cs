using System.Globalization;

namespace ChannelGrains.Campaigns.Hostile.Wire;

/// <summary>The month that a campaign sells in: fixed when it starts, so that midnight changes nothing.</summary>
internal static class Month
{
    /// <summary>When everything is sold, a moment before the campaign's start.</summary>
    public static DateTimeOffset Now { get; } = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>The month's id in the partners' zone, which is UTC.</summary>
    public static string Id { get; } = Now.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
