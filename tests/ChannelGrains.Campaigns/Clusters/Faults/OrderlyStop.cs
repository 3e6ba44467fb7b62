using ChannelGrains.Testing;

namespace ChannelGrains.Campaigns.Clusters.Faults;

/// <summary>The end of a process that is asked to.</summary>
internal static class OrderlyStop
{
    /// <summary>SIGTERM, after which it must say that all is well.</summary>
    public static async Task StopInOrderAsync(this ServerProcess process)
    {
        if (await process.StopAsync() is not 0 and var code)
            throw new InvalidOperationException($"SIGTERM made a process exit with {code}: {process.Output}");
    }
}
