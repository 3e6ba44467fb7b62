using System.Globalization;

namespace ChannelGrains.Benchmarks.Servers;

/// <summary>What the kernel says of a process.</summary>
internal static class ProcessUsage
{
    // USER_HZ, which is 100 on every Linux that .NET runs on.
    private const double SecondsOfATick = 0.01;

    /// <summary>CPU time so far, of all threads, in user and kernel mode.</summary>
    public static TimeSpan Cpu(int pid)
    {
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        // The name before the last parenthesis may hold spaces; utime and stime are the 14th and 15th field.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((Number(fields[11]) + Number(fields[12])) * SecondsOfATick);
    }

    public static long ResidentBytes(int pid)
    {
        var line = File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) * 1_024;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
