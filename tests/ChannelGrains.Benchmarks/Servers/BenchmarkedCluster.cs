using ChannelGrains.Benchmarks.Stores;
using ChannelGrains.Testing.Clusters;

namespace ChannelGrains.Benchmarks.Servers;

/// <summary>A deployment of silos and of gateways apart from them, each in a process of its own, on one PostgreSQL.</summary>
internal static class BenchmarkedCluster
{
    /// <returns>The first gateway, which leads the rest.</returns>
    public static async Task<BenchmarkedServer> StartAsync(int silos, int gateways)
    {
        var store = await PostgresProcess.StartAsync();
        var ports = ClusterProcesses.FreePorts(2 * silos);
        List<BenchmarkedServer> started = [];
        try
        {
            for (var number = 0; number < silos; number++)
                started.Add(await StartAsync(
                    $"silo-{number + 1}", store, ("Roles", "silo"), ("Cluster:SiloPort", $"{ports[2 * number]}"), ("Cluster:SiloGatewayPort", $"{ports[2 * number + 1]}")));
            for (var number = gateways; number > 1; number--)
                started.Add(await StartAsync($"gateway-{number}", store, ("Roles", "gateway")));
            var first = await StartAsync("gateway-1", store, ("Roles", "gateway"));
            first.Lead(started, store);
            return first;
        }
        catch
        {
            foreach (var server in started)
                await server.DisposeAsync();
            await store.DisposeAsync();
            throw;
        }
    }

    private static Task<BenchmarkedServer> StartAsync(string name, StoreProcess store, params (string Name, string Value)[] settings) =>
        BenchmarkedServer.StartOursAsync(name, null, [(PostgresProcess.Setting, store.Endpoint), .. settings]);
}
