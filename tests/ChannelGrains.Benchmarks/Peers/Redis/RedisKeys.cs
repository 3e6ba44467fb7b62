using System.Globalization;

namespace ChannelGrains.Benchmarks.Peers.Redis;

/// <summary>Where things are in Redis. A partner's sums of a month are one hash, so that a query reads one key.</summary>
internal static class RedisKeys
{
    /// <summary>A hash: each partner's last committed number.</summary>
    public const string Lanes = "lanes";

    private const char Separator = '|';

    /// <summary>A list of a partner's transactions, a blob for each group.</summary>
    public static string Blobs(string partnerId) => "batches:" + partnerId;

    /// <summary>A set of a partner's transaction ids.</summary>
    public static string Ids(string partnerId) => "ids:" + partnerId;

    /// <summary>A hash: the net of each day and category of a month.</summary>
    public static string Kpis(string partnerId, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"kpi:{partnerId}:{day.Year:D4}-{day.Month:D2}");

    public static string Cell(DateOnly day, string category) => string.Create(CultureInfo.InvariantCulture, $"{day.Day:D2}{Separator}{category}");

    public static string CategoryOf(string cell) => cell[(cell.IndexOf(Separator, StringComparison.Ordinal) + 1)..];
}
