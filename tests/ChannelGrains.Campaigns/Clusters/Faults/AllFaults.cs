namespace ChannelGrains.Campaigns.Clusters.Faults;

/// <summary>Every kind, in the order in which they are made.</summary>
internal static class AllFaults
{
    private static readonly IReadOnlyList<Fault> OfOneVersion =
    [
        new SiloKill(), new GatewayKill(), new SiloHang(TimeSpan.FromSeconds(5)), new SiloHang(TimeSpan.FromSeconds(20)), new SiloHang(TimeSpan.FromSeconds(90)),
        new PostgresRestart(), new PostgresKill(), new AllSilosKill(), new RollingRestart(),
    ];

    /// <summary>How they are called.</summary>
    public static string Names => string.Join(", ", [.. OfOneVersion.Select(fault => fault.Name), RollingUpgrade.OnlyName]);

    /// <param name="against">The ChannelGrains.Server.dll of another version; null for none.</param>
    public static IReadOnlyList<Fault> Of(string? against) => against is null ? OfOneVersion : [.. OfOneVersion, new RollingUpgrade(against)];
}
