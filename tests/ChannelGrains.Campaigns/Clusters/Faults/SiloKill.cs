using ChannelGrains.Testing.Clusters;

namespace ChannelGrains.Campaigns.Clusters.Faults;

/// <summary>SIGKILL of one silo, which is away for a while: the others have to find it out by themselves.</summary>
internal sealed class SiloKill : Fault
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(12);

    public override string Name => "silo-kill";

    public override TimeSpan? Aim => TimeSpan.FromSeconds(10);

    public override async Task MakeAsync(ClusterProcesses cluster, Random random)
    {
        var victim = random.Next(cluster.Silos);
        await cluster.Silo(victim).KillAsync();
        await Pacing.Moment(Away);
        await cluster.StartSiloAsync(victim);
    }
}
