using ChannelGrains.Testing.Clusters;

namespace ChannelGrains.Campaigns.Clusters.Faults;

/// <summary>SIGTERM of one silo after the other, then of one gateway after the other, each of which is started again as the other version before the next one ends. The next round leads
/// back.</summary>
internal sealed class RollingUpgrade(string against) : Fault
{
    public const string OnlyName = "rolling-upgrade";

    public override string Name => OnlyName;

    public override bool IsUnnoticed => true;

    public override async Task MakeAsync(ClusterProcesses cluster, Random random)
    {
        cluster.Program = cluster.Program is null ? against : null;
        for (var number = 0; number < cluster.Silos; number++)
        {
            await cluster.Silo(number).StopInOrderAsync();
            await cluster.StartSiloAsync(number);
        }
        for (var number = 0; number < cluster.Gateways.Count; number++)
        {
            var port = cluster.Gateways[number].Port;
            await cluster.Gateway(number).StopInOrderAsync();
            await cluster.StartGatewayAsync(number, port);
        }
    }
}
