using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChannelGrains.Datasets.Tests.Datasets;

namespace ChannelGrains.Datasets.Tests.Figures;

/// <summary>The answers that come with the data sets, computed independently of the project.</summary>
internal static class ExpectedMonths
{
    public static IReadOnlyList<Month> IowaVendors() =>
        Read(["iowa", "expected", "vendor_month.json"], row => Iowa(row, "vendor", "distinct_customers"));

    /// <summary>By store; the vendors are the customers.</summary>
    public static IReadOnlyList<Month> IowaStores() =>
        Read(["iowa", "expected", "store_month.json.gz"], row => Iowa(row, "store", "distinct_vendors"));

    /// <summary>By country; rows equal in all columns count once.</summary>
    public static IReadOnlyList<Month> Countries() => Read(["online_retail", "expected", "country_month.json"], row => new Month(
        Id(row.GetProperty("country").GetString()!), Text(row, "month")!, Number(row, "gross"), Number(row, "returns"), Number(row, "net"),
        row.GetProperty("lines").GetInt64(), null, row.GetProperty("distinct_customers").GetInt64(), Text(row, "return_rate"), Text(row, "mom_growth")));

    /// <summary>By country, every row for itself: partner and month to net and transactions.</summary>
    public static IReadOnlyDictionary<(string PartnerId, string Period), (decimal Net, long Transactions)> CountriesWithDuplicates() =>
        Read(["online_retail", "expected", "country_month.json"], row => KeyValuePair.Create(
                (Id(row.GetProperty("country").GetString()!), Text(row, "month")!),
                (Number(row, "net_if_duplicates_kept"), row.GetProperty("lines_if_duplicates_kept").GetInt64())))
            .ToDictionary();

    private static Month Iowa(JsonElement row, string partner, string customers) => new(
        row.GetProperty(partner).GetString()!, Text(row, "month")!, Number(row, "gross"), Number(row, "returns"), Number(row, "net"),
        row.GetProperty("lines").GetInt64(), row.GetProperty("bottles_net").GetInt64() * 1_000, row.GetProperty(customers).GetInt64(),
        Text(row, "return_rate"), Text(row, "mom_growth"));

    private static List<T> Read<T>(string[] path, Func<JsonElement, T> read)
    {
        using Stream file = File.OpenRead(Dataset.PathOf(path));
        using var json = JsonDocument.Parse(path[^1].EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        return [.. json.RootElement.EnumerateArray().Select(read)];
    }

    // As channelctl import makes ids out of names.
    private static string Id(string name) => Regex.Replace(name, "[^A-Za-z0-9_-]+", "-");

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    private static decimal Number(JsonElement row, string name) => decimal.Parse(Text(row, name)!, CultureInfo.InvariantCulture);
}
