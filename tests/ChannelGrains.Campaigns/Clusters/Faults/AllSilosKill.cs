using ChannelGrains.Testing.Clusters;

namespace ChannelGrains.Campaigns.Clusters.Faults;

/// <summary>SIGKILL of all silos, which are started again at once.</summary>
internal sealed class AllSilosKill : Fault
{
    public override string Name => "all-silos";

    public override TimeSpan? Aim => TimeSpan.FromSeconds(60);

    public override async Task MakeAsync(ClusterProcesses cluster, Random random)
    {
        await Task.WhenAll(Enumerable.Range(0, cluster.Silos).Select(number => cluster.Silo(number).KillAsync()));
        await Task.WhenAll(Enumerable.Range(0, cluster.Silos).Select(cluster.StartSiloAsync));
    }
}
