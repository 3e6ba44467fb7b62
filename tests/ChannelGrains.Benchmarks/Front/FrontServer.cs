using System.Net;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Benchmarks.Front;

/// <summary>One front for all that ChannelGrains is compared with, which is its own: the same Kestrel limits, the same methods.</summary>
internal static class FrontServer
{
    public static async Task RunAsync(IFrameStore store, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(Configure);
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = (4 << 20) + 1_024);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IServiceMethodProvider<FrontService>, FrontService.MethodProvider>());
        builder.Services.AddSingleton(new FrontService(store));
        if (store is IPeerStore peer)
            builder.Services.AddSingleton(peer);
        await using var application = builder.Build();
        application.MapGrpcService<FrontService>();
        if (store is IPeerStore)
            application.MapGrpcService<PeerKpiService>();
        await application.StartAsync(cancellationToken);
        Console.WriteLine($"ready grpc={application.Urls.First()} management=");
        await application.WaitForShutdownAsync(cancellationToken);
    }

    // The numbers of ChannelGrains.Server/Listeners.cs.
    private static void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.Http2.MaxStreamsPerConnection = 1_000;
        kestrel.Limits.Http2.InitialConnectionWindowSize = 4 << 20;
        kestrel.Limits.Http2.InitialStreamWindowSize = 1 << 20;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Listen(IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http2);
    }
}
