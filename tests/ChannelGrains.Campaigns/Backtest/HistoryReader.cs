using System.Globalization;
using System.IO.Compression;
using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Campaigns.Backtest;

/// <summary>Reads the files of the data set <c>iowa</c>. The fields that are read hold no quotes and no commas.</summary>
internal static class HistoryReader
{
    public const string StoreMonths = "history_monthly_store.csv.gz", VendorMonths = "history_monthly_vendor_category.csv.gz", Lines = "sales.csv.gz";

    /// <summary>Stores by month.</summary>
    public static IReadOnlyCollection<PartnerHistory> ReadStores(string folder)
    {
        Dictionary<string, PartnerHistory> stores = new(StringComparer.Ordinal);
        foreach (var row in Rows(Path.Combine(folder, StoreMonths)))
        {
            var fields = row.Split(',');
            Add(Of(stores, fields[1]).Months, MonthOf(fields[0]), Micros(fields[^1]));
        }
        return stores.Values;
    }

    /// <summary>Vendors by month, with their categories.</summary>
    public static IReadOnlyCollection<PartnerHistory> ReadVendors(string folder)
    {
        Dictionary<string, PartnerHistory> vendors = new(StringComparer.Ordinal);
        foreach (var row in Rows(Path.Combine(folder, VendorMonths)))
        {
            var fields = row.Split(',');
            var (vendor, month, net) = (Of(vendors, fields[1]), MonthOf(fields[0]), Micros(fields[^1]));
            Add(vendor.Months, month, net);
            if (!vendor.Categories.TryGetValue(month, out var categories))
                vendor.Categories[month] = categories = new(StringComparer.Ordinal);
            Add(categories, string.Join(',', fields[2..^3]), net);
        }
        return vendors.Values;
    }

    /// <summary>Stores by day, and by month before the first of the days.</summary>
    public static IReadOnlyCollection<PartnerHistory> ReadStoresByDay(string folder)
    {
        var stores = ReadStores(folder).ToDictionary(store => store.Id, StringComparer.Ordinal);
        var first = int.MaxValue;
        foreach (var row in Rows(Path.Combine(folder, Lines)))
        {
            var fields = row.Split(',');
            var day = BusinessDay.Parse(fields[1]).DaysSinceEpoch;
            first = Math.Min(first, day);
            Add(Of(stores, fields[2]).Days, day, Micros(fields[^1]));
        }
        var month = new BusinessDay(first).Month;
        foreach (var store in stores.Values)
            foreach (var known in store.Months.Keys.Where(known => known >= month).ToList())
                store.Months.Remove(known);
        return stores.Values;
    }

    private static PartnerHistory Of(Dictionary<string, PartnerHistory> partners, string id)
    {
        if (!partners.TryGetValue(id, out var partner))
            partners[id] = partner = new(id);
        return partner;
    }

    private static void Add<TKey>(IDictionary<TKey, long> sums, TKey key, long more) => sums[key] = (sums.TryGetValue(key, out var sum) ? sum : 0) + more;

    private static int MonthOf(string text) => BusinessDay.Parse($"{text}-01").Month;

    private static long Micros(string text) => (long)(decimal.Parse(text, CultureInfo.InvariantCulture) * 1_000_000);

    private static IEnumerable<string> Rows(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } row)
            yield return row;
    }
}
