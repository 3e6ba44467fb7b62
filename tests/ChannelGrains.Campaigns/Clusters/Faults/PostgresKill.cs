using ChannelGrains.Testing.Clusters;

namespace ChannelGrains.Campaigns.Clusters.Faults;

/// <summary>SIGKILL of PostgreSQL, which is started again and recovers.</summary>
internal sealed class PostgresKill : Fault
{
    public override string Name => "postgres-kill";

    public override async Task MakeAsync(ClusterProcesses cluster, Random random)
    {
        await cluster.Postgres.KillAsync();
        await cluster.Postgres.StartAgainAsync();
    }
}
