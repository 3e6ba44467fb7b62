using System.Globalization;
using System.IO.Compression;

namespace ChannelGrains.Benchmarks.Workloads;

/// <summary>What real stores bought in half a year: by day and store, each vendor's categories.</summary>
internal sealed class StoreYear
{
    /// <summary>Days of the half year, from 0; the year has it twice.</summary>
    public const int DaysOfHalf = 183;

    private static readonly DateOnly First = new(2021, 5, 2);

    private readonly Dictionary<string, SortedDictionary<string, SortedDictionary<string, long>>>[] _days;
    private readonly string[] _stores;

    private StoreYear(Dictionary<string, SortedDictionary<string, SortedDictionary<string, long>>>[] days, string[] stores) => (_days, _stores) = (days, stores);

    /// <summary>From the folder `iowa` below CHANNELGRAINS_DATASETS.</summary>
    public static StoreYear Read()
    {
        var datasets = Environment.GetEnvironmentVariable("CHANNELGRAINS_DATASETS")
            ?? throw new InvalidOperationException("CHANNELGRAINS_DATASETS is not set; it names the folder that has `iowa`, whose spread of sales this measures.");
        var folder = Path.Combine(datasets, "iowa");
        var products = File.ReadLines(Path.Combine(folder, "products.csv")).Skip(1).Select(Csv).ToDictionary(row => row[0], row => (Category: row[1], Vendor: row[3]));
        var days = Enumerable.Range(0, DaysOfHalf).Select(_ => new Dictionary<string, SortedDictionary<string, SortedDictionary<string, long>>>()).ToArray();
        var stores = new SortedSet<string>(StringComparer.Ordinal);
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, "sales.csv.gz")), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var row = line.Split(',');
            var (category, vendor) = products.GetValueOrDefault(row[3], ("UNKNOWN", "UNKNOWN"));
            stores.Add(row[2]);
            var store = Inner(days[DateOnly.ParseExact(row[1], "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber - First.DayNumber], row[2]);
            Inner(store, vendor).TryAdd(category, 0);
            store[vendor][category] += (long)(decimal.Parse(row[5], CultureInfo.InvariantCulture) * 1_000_000);
        }
        return new StoreYear(days, [.. stores]);
    }

    /// <summary>The vendors of one day at the store that stands for a partner; null when it bought nothing.</summary>
    public SortedDictionary<string, SortedDictionary<string, long>>? Of(int day, int partner) => _days[day].GetValueOrDefault(_stores[partner % _stores.Length]);

    private static TInner Inner<TInner>(IDictionary<string, TInner> outer, string key)
        where TInner : new()
    {
        if (!outer.TryGetValue(key, out var inner))
            outer[key] = inner = new TInner();
        return inner;
    }

    // Quoted fields may hold commas, and nothing else that matters here.
    private static string[] Csv(string line) =>
        [.. line.Split('"').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(','))];
}
