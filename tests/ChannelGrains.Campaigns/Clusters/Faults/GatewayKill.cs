using ChannelGrains.Testing.Clusters;

namespace ChannelGrains.Campaigns.Clusters.Faults;

/// <summary>SIGKILL of one gateway, which is away for a while: its clients go on by the other one.</summary>
internal sealed class GatewayKill : Fault
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(5);

    public override string Name => "gateway-kill";

    public override TimeSpan? Aim => TimeSpan.FromSeconds(10);

    public override async Task MakeAsync(ClusterProcesses cluster, Random random)
    {
        var victim = random.Next(cluster.Gateways.Count);
        var port = cluster.Gateways[victim].Port;
        await cluster.Gateway(victim).KillAsync();
        await Pacing.Moment(Away);
        await cluster.StartGatewayAsync(victim, port);
    }
}
