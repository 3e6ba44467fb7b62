using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;

namespace ChannelGrains.Server;

/// <summary>The Orleans silo of a server that is its own cluster.</summary>
internal static class Silo
{
    private const int LowestPort = 11_000, HighestPort = 32_000;

    public static void Configure(ISiloBuilder silo, ServerOptions options)
    {
        var port = FreePort();
        silo.UseLocalhostClustering(port, gatewayPort: 0, serviceId: "channelgrains", clusterId: "channelgrains");
        silo.Configure<EndpointOptions>(endpoint =>
        {
            endpoint.AdvertisedIPAddress = IPAddress.Loopback;
            endpoint.SiloPort = port;
            endpoint.GatewayPort = 0;
        });
        silo.Configure<GrainCollectionOptions>(collection =>
        {
            collection.CollectionAge = TimeSpan.FromMinutes(options.IdlePartnerMinutes);
            collection.CollectionQuantum = TimeSpan.FromMinutes(options.IdlePartnerMinutes / 2.0);
        });
        silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(10));
    }

    // Below the ports that the kernel gives to outgoing connections: one of those could take it before the silo listens.
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(LowestPort, HighestPort);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }
}
