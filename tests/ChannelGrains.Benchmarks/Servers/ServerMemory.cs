using System.Globalization;

namespace ChannelGrains.Benchmarks.Servers;

/// <summary>A server's memory after a forced collection.</summary>
/// <param name="HeapBytes">Managed objects, with what lies free between them.</param>
/// <param name="FreeBytes">Of the heap, what lies free: it is used again before the heap grows.</param>
/// <param name="ResidentBytes">The whole process.</param>
internal sealed record ServerMemory(long HeapBytes, long FreeBytes, long ResidentBytes)
{
    private const string HeapMetric = "dotnet_gc_last_collection_heap_size_bytes", FreeMetric = "dotnet_gc_last_collection_heap_fragmentation_size_bytes";

    public static async Task<ServerMemory> MeasureAsync(BenchmarkedServer server)
    {
        await server.SettleAsync();
        // The second one takes what finalizers of the first let go.
        await ForcedCollection.RunAsync(server.ProcessId);
        await ForcedCollection.RunAsync(server.ProcessId);
        using var http = new HttpClient();
        var metrics = (await http.GetStringAsync(server.ManagementAddress + "/metrics")).Split('\n');
        return new ServerMemory(SumOf(metrics, HeapMetric), SumOf(metrics, FreeMetric), ProcessUsage.ResidentBytes(server.ProcessId));
    }

    private static long SumOf(string[] metrics, string name) => (long)metrics.Where(line => line.StartsWith(name + "{", StringComparison.Ordinal)).Sum(ValueOf);

    // name{labels} value [timestamp]
    private static double ValueOf(string line) =>
        double.Parse(line[(line.LastIndexOf('}') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture);
}
