using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ChannelGrains.Server;

/// <summary>The two listeners: gRPC over HTTP/2, management over HTTP/1.1. Cleartext on loopback only.</summary>
internal static class Listeners
{
    private const int StreamsPerConnection = 1_000;

    /// <summary>A silent connection is asked after this whether its other end still lives, so that one that vanished does not hold its streams.</summary>
    private static readonly TimeSpan PingAfter = TimeSpan.FromMinutes(1), PingTimeout = TimeSpan.FromSeconds(20);

    public static void Configure(IWebHostBuilder host, ServerOptions options) => host.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.Http2.MaxStreamsPerConnection = StreamsPerConnection;
        kestrel.Limits.Http2.InitialConnectionWindowSize = 4 << 20;
        kestrel.Limits.Http2.InitialStreamWindowSize = 1 << 20;
        kestrel.Limits.Http2.KeepAlivePingDelay = PingAfter;
        kestrel.Limits.Http2.KeepAlivePingTimeout = PingTimeout;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Listen(options.Address, options.Port, listener => Configure(listener, options, HttpProtocols.Http2));
        kestrel.Listen(options.ManagementAddress, options.ManagementPort, listener => Configure(listener, options, HttpProtocols.Http1));
    });

    private static void Configure(ListenOptions listener, ServerOptions options, HttpProtocols protocols)
    {
        listener.Protocols = protocols;
        if (options.Tls is { } tls)
            listener.UseHttps(X509Certificate2.CreateFromPemFile(tls.CertificatePath, tls.KeyPath));
    }
}
