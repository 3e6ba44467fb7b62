using System.Net;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Benchmarks.Ceiling;

/// <summary>The ceiling behind the same front as the server's: the same Kestrel limits, the same method.</summary>
internal static class CeilingServer
{
    public static async Task RunAsync(string directory, CancellationToken cancellationToken)
    {
        using var log = new CeilingLog(Directory.CreateDirectory(directory).FullName);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(Configure);
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = (4 << 20) + 1_024);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IServiceMethodProvider<CeilingService>, CeilingService.MethodProvider>());
        builder.Services.AddSingleton(new CeilingService(log));
        await using var application = builder.Build();
        application.MapGrpcService<CeilingService>();
        await application.StartAsync(cancellationToken);
        Console.WriteLine($"ready grpc={application.Urls.First()} management= data={directory}");
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
