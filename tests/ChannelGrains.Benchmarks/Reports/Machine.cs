using System.Diagnostics;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Journal.Embedded;

namespace ChannelGrains.Benchmarks.Reports;

/// <summary>Where it was measured.</summary>
/// <param name="Cores">Cores that server and client share.</param>
/// <param name="Processor">As the kernel names it.</param>
/// <param name="MemoryGiB">Of the machine.</param>
/// <param name="Runtime">.NET.</param>
/// <param name="System">Operating system.</param>
/// <param name="SyncsPerSecond">4 KiB written and synced through the journal's file seam, one after the other.</param>
/// <param name="SyncP50Millis">Half of these syncs took less.</param>
/// <param name="SyncP99Millis">99 % of these syncs took less.</param>
internal sealed record Machine(
    int Cores, string Processor, double MemoryGiB, string Runtime, string System, double SyncsPerSecond, double SyncP50Millis, double SyncP99Millis)
{
    private const int Syncs = 500, SyncBytes = 4 << 10;

    public static Machine Measure()
    {
        var latencies = new AckLatencies();
        var directory = BenchmarkedServer.NewDirectory();
        var started = Stopwatch.GetTimestamp();
        using (var file = PhysicalFileSystem.Instance.Create(Path.Combine(directory, "sync"), Syncs * SyncBytes))
        {
            var bytes = new byte[SyncBytes];
            for (var i = 0; i < Syncs; i++)
            {
                var from = Stopwatch.GetTimestamp();
                file.Write((long)i * SyncBytes, bytes);
                file.Sync();
                latencies.Record(from, Stopwatch.GetTimestamp());
            }
        }
        var took = Stopwatch.GetElapsedTime(started);
        Directory.Delete(directory, recursive: true);
        var processor = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "";
        return new Machine(
            Environment.ProcessorCount, processor, Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30), 1), Environment.Version.ToString(),
            Environment.OSVersion.VersionString, Math.Round(Syncs / took.TotalSeconds), latencies.MillisAt(50), latencies.MillisAt(99));
    }
}
