using System.Globalization;

namespace ChannelGrains.Campaigns.Hostile;

/// <summary>Resident memory of a process, as Linux counts it.</summary>
internal static class ServerMemory
{
    /// <summary>Makes the peak start anew from what is resident now.</summary>
    public static void ResetPeak(int processId) => File.WriteAllText($"/proc/{processId}/clear_refs", "5");

    /// <summary>The most since the last reset.</summary>
    public static int PeakMiB(int processId) => Read(processId, "VmHWM:");

    public static int ResidentMiB(int processId) => Read(processId, "VmRSS:");

    private static int Read(int processId, string name)
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
