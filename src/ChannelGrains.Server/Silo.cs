using System.Net;
using ChannelGrains.Postgres.Clustering;
using ChannelGrains.Postgres.Journals;
using Orleans.Configuration;
using Orleans.Dashboard;

namespace ChannelGrains.Server;

/// <summary>The Orleans silo of a process: its own cluster, or one of several that find each other in the database.</summary>
internal static class Silo
{
    /// <summary>Part of the silo's name, as Orleans wants it; nobody listens there.</summary>
    private const int NamedPort = EndpointOptions.DEFAULT_SILO_PORT;

    private const string Name = "channelgrains";

    public static void Configure(ISiloBuilder silo, ServerOptions options, bool traces)
    {
        if (traces)
            silo.AddActivityPropagation();
        // What it streams of the log may hold what others wrote.
        if (options.OrleansDashboard)
            silo.AddDashboard(dashboard => dashboard.HideTrace = true);
        if (options.Cluster.IsSilo)
            Join(silo, options);
        else
        {
            silo.UseLocalhostClustering(NamedPort, gatewayPort: 0, serviceId: Name, clusterId: Name);
            ClosedTransport.Use(silo.Services);
        }
        silo.Configure<GrainCollectionOptions>(collection =>
        {
            collection.CollectionAge = TimeSpan.FromMinutes(options.IdlePartnerMinutes);
            collection.CollectionQuantum = TimeSpan.FromMinutes(options.IdlePartnerMinutes / 2.0);
        });
        silo.Configure<SiloMessagingOptions>(messaging => ClusterTimes.Set(messaging, options.Cluster.IsSilo));
    }

    /// <summary>A gateway without a silo in its process.</summary>
    public static void Configure(IClientBuilder client, ServerOptions options, bool traces)
    {
        if (traces)
            client.AddActivityPropagation();
        PostgresMembership.Use(client, options.Postgres.ConnectionString!);
        NameCluster(client.Services);
        client.Configure<GatewayOptions>(ClusterTimes.Set);
        client.Configure<ClientMessagingOptions>(messaging => ClusterTimes.Set(messaging, isOfCluster: true));
        client.Services.AddSingleton<IClientConnectionRetryFilter, ClusterPatience>();
        client.Services.AddSingleton<ClusterConnection>();
        client.Services.AddSingleton<IClusterConnectionStatusObserver>(provider => provider.GetRequiredService<ClusterConnection>());
        if (options.Cluster.Certificate is { } path && ClusterTls.Read(path) is var (own, authority))
            client.UseTls(tls => ClusterTls.Set(tls, own, authority));
    }

    private static void Join(ISiloBuilder silo, ServerOptions options)
    {
        PostgresMembership.Use(silo, options.Postgres.ConnectionString!);
        NameCluster(silo.Services);
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, SiloWriter>();
        silo.Configure<ClusterMembershipOptions>(ClusterTimes.Set);
        silo.Configure<EndpointOptions>(endpoint =>
        {
            endpoint.AdvertisedIPAddress = options.Cluster.Address;
            endpoint.SiloPort = options.Cluster.SiloPort;
            endpoint.GatewayPort = options.Cluster.SiloGatewayPort;
            endpoint.SiloListeningEndpoint = new IPEndPoint(options.Cluster.Address, options.Cluster.SiloPort);
            endpoint.GatewayListeningEndpoint = options.Cluster.SiloGatewayPort == 0 ? null : new IPEndPoint(options.Cluster.Address, options.Cluster.SiloGatewayPort);
        });
        if (options.Cluster.Certificate is { } path && ClusterTls.Read(path) is var (own, authority))
            silo.UseTls(tls => ClusterTls.Set(tls, own, authority));
    }

    /// <summary>Those who share a database are one cluster, and no others: a process that is led to another database is not let in.</summary>
    private static void NameCluster(IServiceCollection services) => services.AddOptions<ClusterOptions>().Configure<PostgresJournalStore>((cluster, store) =>
        (cluster.ServiceId, cluster.ClusterId) = (Name, store.ClusterId));
}
