namespace ChannelGrains.Campaigns.Clusters.Faults;

/// <summary>Every kind, in the order in which they are made.</summary>
internal static class AllFaults
{
    public static readonly IReadOnlyList<Fault> List =
    [
        new SiloKill(), new GatewayKill(), new SiloHang(TimeSpan.FromSeconds(5)), new SiloHang(TimeSpan.FromSeconds(20)), new SiloHang(TimeSpan.FromSeconds(90)),
        new PostgresRestart(), new PostgresKill(), new AllSilosKill(), new RollingRestart(),
    ];
}
