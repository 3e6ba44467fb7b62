using Orleans.Configuration;
using Orleans.Dashboard;

namespace ChannelGrains.Server;

/// <summary>The Orleans silo of a server that is its own cluster.</summary>
internal static class Silo
{
    /// <summary>Part of the silo's name, as Orleans wants it; nobody listens there.</summary>
    private const int NamedPort = EndpointOptions.DEFAULT_SILO_PORT;

    public static void Configure(ISiloBuilder silo, ServerOptions options, bool traces)
    {
        if (traces)
            silo.AddActivityPropagation();
        // What it streams of the log may hold what others wrote.
        if (options.OrleansDashboard)
            silo.AddDashboard(dashboard => dashboard.HideTrace = true);
        silo.UseLocalhostClustering(NamedPort, gatewayPort: 0, serviceId: "channelgrains", clusterId: "channelgrains");
        ClosedTransport.Use(silo.Services);
        silo.Configure<GrainCollectionOptions>(collection =>
        {
            collection.CollectionAge = TimeSpan.FromMinutes(options.IdlePartnerMinutes);
            collection.CollectionQuantum = TimeSpan.FromMinutes(options.IdlePartnerMinutes / 2.0);
        });
        silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(10));
    }
}
