using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ChannelGrains.Dashboard;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ChannelGrains.Server;

/// <summary>The page of this server, which asks it over its own gRPC listener, as one elsewhere would.</summary>
internal static class OwnPage
{
    /// <summary>Names the files in which the build lists the page's assets, also where a test runs the server.</summary>
    public const string ApplicationName = "ChannelGrains.Server";

    public static string AssetsManifest { get; } = Path.Combine(AppContext.BaseDirectory, ApplicationName + ".staticwebassets.endpoints.json");

    public static void Add(WebApplicationBuilder builder, ServerOptions options, Func<IServiceProvider, GrpcChannel> connect)
    {
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddDashboard(options.Page, connect);
    }

    public static GrpcChannel ConnectToSelf(IServiceProvider provider, ServerOptions options)
    {
        var address = new Uri(provider.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var handler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true, UseProxy = false };
        if (options.Tls is { } own)
            handler.SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, _, _) => IsOwn(certificate, own) };
        return GrpcChannel.ForAddress(new UriBuilder(address) { Host = Reachable(address.Host) }.Uri, new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });
    }

    /// <summary>Of all addresses the one of this machine: a listener on all of them has no name.</summary>
    private static string Reachable(string host) => host switch
    {
        "0.0.0.0" => "127.0.0.1",
        "[::]" => "[::1]",
        _ => host,
    };

    /// <summary>The listener's own certificate names the world's name of the server, not this way to it.</summary>
    private static bool IsOwn(X509Certificate? certificate, TlsOptions tls)
    {
        using var own = X509Certificate2.CreateFromPem(File.ReadAllText(tls.CertificatePath));
        return certificate is not null && certificate.GetRawCertData().AsSpan().SequenceEqual(own.GetRawCertData());
    }
}
