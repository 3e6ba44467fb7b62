using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Admin;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Ingest;
using ChannelGrains.Gateway.Kpis;
using ChannelGrains.Gateway.Markets;
using ChannelGrains.Gateway.Paging;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Rest;
using ChannelGrains.Gateway.Views;
using ChannelGrains.Gateway.Watching;
using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Gateway;

/// <summary>Registers and maps the gRPC services.</summary>
public static class GatewayRegistration
{
    public static IServiceCollection AddChannelGrainsGateway(this IServiceCollection services, IngestOptions limits, KeyRing keys)
    {
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = limits.MaxMessageBytes;
            grpc.Interceptors.Add<UnaryCalls>();
            grpc.Interceptors.Add<ErrorInterceptor>();
            grpc.Interceptors.Add<AccessInterceptor>();
            grpc.Interceptors.Add<PageTokens>();
        }).AddRest();
        // The indexed stream has no generated method, which transcoding warns of at each start; it has nothing to transcode.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Grpc.JsonTranscoding.Internal.Binding", LogLevel.Error));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IServiceMethodProvider<IngestStreamService>, IngestStreamService.MethodProvider>());
        services.AddSingleton(keys);
        services.AddSingleton<AnswerGate>();
        services.AddSingleton<PageTokens>();
        services.AddSingleton<GatewayInstruments>();
        services.AddSingleton<IngestAdmission>();
        services.AddSingleton<PartnerGrains>();
        services.AddSingleton<UnaryCalls>();
        services.AddSingleton<IngestTurns>();
        services.AddSingleton<SourceBudgets>();
        services.AddSingleton<IngressTable>();
        services.AddSingleton<SourceTable>();
        services.AddSingleton<IngestServices>();
        services.AddSingleton<IngestStreamService>();
        services.AddSingleton<ProgrammeReader>();
        services.AddSingleton<WatchInstruments>();
        services.AddSingleton<WatchServices>();
        services.AddSingleton<WatchTable>();
        services.AddSingleton<ChangeReceiver>();
        services.AddSingleton<Watches>();
        services.AddSingleton<ViewReader>();
        services.AddSingleton<LeaderboardReader>();
        services.AddSingleton<ChannelKpisReader>();
        services.AddSingleton<MarketReader>();
        services.AddSingleton<MarketList>();
        return services;
    }

    public static void MapChannelGrains(this IEndpointRouteBuilder endpoints)
    {
        // Both services have the route of StreamTransactions; the one that indexes frames goes before the generated one.
        endpoints.MapGrpcService<IngestStreamService>().Add(endpoint =>
        {
            if (endpoint is RouteEndpointBuilder route && route.RoutePattern.RawText == StreamRequest.Method.FullName)
                route.Order = -1;
        });
        endpoints.MapGrpcService<IngestUnaryService>();
        endpoints.MapGrpcService<PartnerGatewayService>();
        endpoints.MapGrpcService<ProgrammeGatewayService>();
        endpoints.MapGrpcService<KpiGatewayService>();
        endpoints.MapGrpcService<MarketGatewayService>();
        endpoints.MapGrpcService<AdminGatewayService>();
    }
}
