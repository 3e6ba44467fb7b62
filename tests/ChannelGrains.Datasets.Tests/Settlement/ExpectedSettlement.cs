using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChannelGrains.Datasets.Tests.Datasets;

namespace ChannelGrains.Datasets.Tests.Settlement;

/// <summary>The commission of a partner's month as it is published with a data set: 3 % up to 50,000, 5 % up to 250,000, 8 % above.</summary>
internal sealed record ExpectedSettlement(string PartnerId, string Period, decimal Net, ExpectedCommission Graduated, ExpectedCommission Volume)
{
    public static IReadOnlyList<ExpectedSettlement> IowaVendors() => Read(["iowa", "expected", "settlement_vendor_month.json"], "vendor");

    public static IReadOnlyList<ExpectedSettlement> IowaStores() => Read(["iowa", "expected", "settlement_store_month.json.gz"], "store");

    public static IReadOnlyList<ExpectedSettlement> Countries() => Read(["online_retail", "expected", "settlement_country_month.json"], "country");

    private static List<ExpectedSettlement> Read(string[] path, string partner)
    {
        using Stream file = File.OpenRead(Dataset.PathOf(path));
        using var json = JsonDocument.Parse(path[^1].EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        return
        [
            .. json.RootElement.EnumerateArray().Select(row => new ExpectedSettlement(
                // As channelctl import makes ids out of names.
                Regex.Replace(row.GetProperty(partner).GetString()!, "[^A-Za-z0-9_-]+", "-"), row.GetProperty("month").GetString()!, Number(row, "net"),
                Commission(row, "graduated"), Commission(row, "volume"))),
        ];
    }

    private static ExpectedCommission Commission(JsonElement row, string mode) => new(Number(row, $"{mode}_exact"), Number(row, mode), Number(row, $"{mode}_half_even"));

    private static decimal Number(JsonElement row, string name) => decimal.Parse(row.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
