using System.Diagnostics;
using System.Globalization;

namespace ChannelGrains.Journal.Embedded;

/// <summary>What this process says of itself to whoever finds a directory held.</summary>
public static class LockOwner
{
    public static string Describe(TimeProvider time) => string.Create(
        CultureInfo.InvariantCulture,
        $"process {Environment.ProcessId} ({Process.GetCurrentProcess().ProcessName}) on {Environment.MachineName} since {time.GetUtcNow():u}");
}
