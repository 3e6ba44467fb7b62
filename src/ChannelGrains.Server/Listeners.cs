using System.Security.Cryptography.X509Certificates;
using ChannelGrains.Gateway;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ChannelGrains.Server;

/// <summary>The two listeners: gRPC over HTTP/2, which a silo without a gateway does not have, and management over HTTP/1.1. Cleartext on loopback only.</summary>
internal static class Listeners
{
    private const int StreamsPerConnection = 1_000;

    /// <summary>Bytes that a stream, and all streams of a connection, may have in the server unread. A stream that is not read on holds more than
    /// that for its frames, so what is unread of it is a part of the budget's factor.</summary>
    private const int StreamWindowBytes = 256 << 10, ConnectionWindowBytes = 512 << 10;

    /// <summary>Bytes of a call's answer, and of a connection's requests, that wait in the transport.</summary>
    private const int ResponseBufferBytes = 16 << 10, RequestBufferBytes = 256 << 10;

    private const int HeaderBytes = 16 << 10;

    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);

    /// <summary>A silent connection is asked after this whether its other end still lives, so that one that vanished does not hold its streams.</summary>
    private static readonly TimeSpan PingAfter = TimeSpan.FromMinutes(1), PingTimeout = TimeSpan.FromSeconds(20);

    public static void Configure(IWebHostBuilder host, ServerOptions options) => host.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxRequestHeadersTotalSize = HeaderBytes;
        limits.RequestHeadersTimeout = HeadersTimeout;
        limits.MaxRequestBufferSize = RequestBufferBytes;
        limits.MaxResponseBufferSize = ResponseBufferBytes;
        limits.Http2.MaxStreamsPerConnection = StreamsPerConnection;
        limits.Http2.InitialConnectionWindowSize = ConnectionWindowBytes;
        limits.Http2.InitialStreamWindowSize = StreamWindowBytes;
        limits.Http2.KeepAlivePingDelay = PingAfter;
        limits.Http2.KeepAlivePingTimeout = PingTimeout;
        // The budget has its own, which end a call and not its connection.
        limits.MinRequestBodyDataRate = null;
        limits.MinResponseDataRate = null;
        if (options.Has(ServerRoles.Gateway))
            kestrel.Listen(options.Address, options.Port, listener => Configure(listener, options, HttpProtocols.Http2));
        kestrel.Listen(options.ManagementAddress, options.ManagementPort, listener => Configure(listener, options, HttpProtocols.Http1));
    });

    private static void Configure(ListenOptions listener, ServerOptions options, HttpProtocols protocols)
    {
        if (options.Has(ServerRoles.Gateway))
            listener.UseBudget(needsKey: protocols == HttpProtocols.Http2);
        Encrypt(listener, options, protocols);
    }

    public static void Encrypt(ListenOptions listener, ServerOptions options, HttpProtocols protocols)
    {
        listener.Protocols = protocols;
        if (options.Tls is { } tls)
            listener.UseHttps(X509Certificate2.CreateFromPemFile(tls.CertificatePath, tls.KeyPath));
    }
}
