using ChannelGrains.Testing.Clusters;

namespace ChannelGrains.Campaigns.Clusters.Faults;

/// <summary>SIGTERM of one silo after the other, each of which is started again before the next one ends.</summary>
internal sealed class RollingRestart : Fault
{
    public override string Name => "rolling-restart";

    public override bool IsUnnoticed => true;

    public override async Task MakeAsync(ClusterProcesses cluster, Random random)
    {
        for (var number = 0; number < cluster.Silos; number++)
        {
            await cluster.Silo(number).StopInOrderAsync();
            await cluster.StartSiloAsync(number);
        }
    }
}
