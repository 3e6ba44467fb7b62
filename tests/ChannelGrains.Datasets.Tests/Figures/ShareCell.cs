using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using ChannelGrains.Datasets.Tests.Datasets;

namespace ChannelGrains.Datasets.Tests.Figures;

/// <summary>One vendor's share of a market in a month, as it comes with the data set.</summary>
/// <param name="Share">12 decimals; null when the market's net is 0 or less.</param>
internal sealed record ShareCell(string Category, string City, string Month, string Vendor, decimal Net, decimal MarketNet, string? Share)
{
    /// <summary>By category, city and month.</summary>
    public static IReadOnlyList<ShareCell> OfCities()
    {
        using var reader = new StreamReader(Open("share_category_city_month_vendor.jsonl.gz"));
        List<ShareCell> cells = [];
        while (reader.ReadLine() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            cells.Add(Of(row.RootElement, row.RootElement.GetProperty("city").GetString()!));
        }
        return cells;
    }

    /// <summary>By category and month; the city is empty, which is everywhere.</summary>
    public static IReadOnlyList<ShareCell> OfTheState()
    {
        using var rows = JsonDocument.Parse(Open("share_category_month_vendor.json.gz"));
        return [.. rows.RootElement.EnumerateArray().Select(row => Of(row, ""))];
    }

    /// <summary>Net of each month, all vendors together.</summary>
    public static IReadOnlyDictionary<string, decimal> Months()
    {
        using var rows = JsonDocument.Parse(File.OpenRead(Dataset.PathOf("iowa", "expected", "all_month.json")));
        return rows.RootElement.EnumerateArray().ToDictionary(row => row.GetProperty("month").GetString()!, row => Number(row, "net"));
    }

    private static ShareCell Of(JsonElement row, string city) => new(
        row.GetProperty("category").GetString()!, city, row.GetProperty("month").GetString()!, row.GetProperty("vendor").GetString()!,
        Number(row, "vendor_net"), Number(row, "market_net"), row.GetProperty("share").GetString());

    private static GZipStream Open(string file) => new(File.OpenRead(Dataset.PathOf("iowa", "expected", file)), CompressionMode.Decompress);

    private static decimal Number(JsonElement row, string name) => decimal.Parse(row.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
