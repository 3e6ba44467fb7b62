namespace ChannelGrains.Guides.Tests.Boards;

/// <summary>The expressions that panels are made of, of the servers that the reader has chosen.</summary>
internal static class Query
{
    private const string Chosen = "instance=~\"$instance\"", Interval = "[$__rate_interval]";

    /// <summary>Events a second.</summary>
    public static string Rate(string counter, string by = "", string where = "") => $"{Sum(by)}(rate({Series(counter, where)}{Interval}))";

    /// <summary>Events within the shown step.</summary>
    public static string Increase(string counter, string by = "", string where = "") => $"{Sum(by)}(increase({Series(counter, where)}{Interval}))";

    public static string Now(string gauge, string by = "", string where = "") => $"{Sum(by)}({Series(gauge, where)})";

    /// <summary>The most that a server shows; of a gauge that each has of all, what it is.</summary>
    public static string Largest(string gauge, string by = "") => $"max{By(by)}({Series(gauge)})";

    public static string Quantile(double quantile, string histogram, string by = "") =>
        FormattableString.Invariant($"histogram_quantile({quantile}, sum by (le{(by.Length > 0 ? ", " + by : "")}) (rate({Series(histogram + "_bucket")}{Interval})))");

    public static string Mean(string histogram) => $"sum(rate({Series(histogram + "_sum")}{Interval})) / sum(rate({Series(histogram + "_count")}{Interval}))";

    /// <summary>The part of a histogram's events that were no larger than a bucket, which newer versions of Prometheus write with a fraction.</summary>
    public static string Within(string histogram, string bucket, string window) =>
        $"sum(rate({Series(histogram + "_bucket", $"le=~\"{bucket}\"")}[{window}])) / sum(rate({Series(histogram + "_count")}[{window}]))";

    /// <summary>The part of a counter's events that are none of some.</summary>
    public static string Without(string counter, string where, string window) =>
        $"1 - sum(rate({Series(counter, where)}[{window}])) / sum(rate({Series(counter)}[{window}]))";

    public static string Series(string name, string where = "") => $"{name}{{{Chosen}{(where.Length > 0 ? "," + where : "")}}}";

    private static string Sum(string by) => "sum" + By(by);

    private static string By(string by) => by.Length > 0 ? $" by ({by}) " : "";
}
