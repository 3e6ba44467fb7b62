using ChannelGrains.Testing.Clusters;

namespace ChannelGrains.Campaigns.Clusters.Faults;

/// <summary>PostgreSQL is stopped, which cuts off all connections, and started again.</summary>
internal sealed class PostgresRestart : Fault
{
    public override string Name => "postgres-restart";

    public override async Task MakeAsync(ClusterProcesses cluster, Random random)
    {
        await cluster.Postgres.StopAsync();
        await cluster.Postgres.StartAgainAsync();
    }
}
