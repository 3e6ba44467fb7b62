using System.Globalization;

namespace ChannelGrains.Benchmarks.Servers;

/// <summary>What the kernel says of a process.</summary>
internal static class ProcessUsage
{
    // USER_HZ, which is 100 on every Linux that .NET runs on.
    private const double SecondsOfATick = 0.01;

    /// <summary>CPU time so far, of all threads, in user and kernel mode.</summary>
    public static TimeSpan Cpu(int pid) => Cpu(pid, withEnded: false);

    /// <summary>The same of a process and its children, those that ended among them.</summary>
    public static TimeSpan TreeCpu(int pid)
    {
        var cpu = Cpu(pid, withEnded: true);
        foreach (var child in File.ReadAllText($"/proc/{pid}/task/{pid}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            try
            {
                cpu += Cpu((int)Number(child), withEnded: true);
            }
            catch (IOException)
            {
                // It ended meanwhile.
            }
        return cpu;
    }

    private static TimeSpan Cpu(int pid, bool withEnded)
    {
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        // The name before the last parenthesis may hold spaces; utime, stime, cutime and cstime are the 14th to 17th field.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds(fields[11..(withEnded ? 15 : 13)].Sum(Number) * SecondsOfATick);
    }

    public static long ResidentBytes(int pid)
    {
        var line = File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) * 1_024;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
