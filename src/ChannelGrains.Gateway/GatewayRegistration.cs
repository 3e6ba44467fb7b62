using System.IO.Compression;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Actions;
using ChannelGrains.Gateway.Admin;
using ChannelGrains.Gateway.Agreements;
using ChannelGrains.Gateway.Audit;
using ChannelGrains.Gateway.Budgets;
using ChannelGrains.Gateway.Calls;
using ChannelGrains.Gateway.Certificates;
using ChannelGrains.Gateway.CloseJobs;
using ChannelGrains.Gateway.Compliance;
using ChannelGrains.Gateway.Discipline;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Evidence;
using ChannelGrains.Gateway.Feedback;
using ChannelGrains.Gateway.Forms;
using ChannelGrains.Gateway.Ingest;
using ChannelGrains.Gateway.Kpis;
using ChannelGrains.Gateway.Markets;
using ChannelGrains.Gateway.Paging;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Payments;
using ChannelGrains.Gateway.Profit;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.Rest;
using ChannelGrains.Gateway.Risk;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Gateway.Scorecards;
using ChannelGrains.Gateway.Settlement;
using ChannelGrains.Gateway.Shares;
using ChannelGrains.Gateway.Sources;
using ChannelGrains.Gateway.Surveys;
using ChannelGrains.Gateway.Targets;
using ChannelGrains.Gateway.Tools;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains.Gauges;
using Grpc.AspNetCore.Server.Model;
using Grpc.Net.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Gateway;

/// <summary>Registers and maps the gRPC services.</summary>
public static class GatewayRegistration
{
    /// <param name="services">Gets them.</param>
    /// <param name="limits">Of streams and messages.</param>
    /// <param name="keys">Who calls.</param>
    /// <param name="isOfCluster">Grains may be in other processes, which end.</param>
    public static IServiceCollection AddChannelGrainsGateway(this IServiceCollection services, IngestOptions limits, KeyRing keys, bool isOfCluster)
    {
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = limits.MaxMessageBytes;
            grpc.CompressionProviders =
            [
                new BoundedCompression(new GzipCompressionProvider(CompressionLevel.Fastest)),
                new BoundedCompression(new DeflateCompressionProvider(CompressionLevel.Fastest)),
            ];
            grpc.Interceptors.Add<CallMeter>();
            grpc.Interceptors.Add<UnaryCalls>();
            grpc.Interceptors.Add<ErrorInterceptor>();
            grpc.Interceptors.Add<AccessInterceptor>();
            grpc.Interceptors.Add<PageTokens>();
            if (isOfCluster)
                grpc.Interceptors.Add<RepeatedCalls>();
        }).AddRest();
        // The methods that are indexed have no generated one, which transcoding warns of at each start; it has nothing to transcode.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Grpc.JsonTranscoding.Internal.Binding", LogLevel.Error));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IServiceMethodProvider<IngestStreamService>, IngestStreamService.MethodProvider>());
        // The gRPC server logs what callers send or reset as errors with a stack trace. What is ours is logged by ErrorInterceptor and CallGate.
        services.AddLogging(logging => logging.AddFilter("Grpc.AspNetCore.Server.ServerCallHandler", LogLevel.None)
            .AddFilter("Grpc.AspNetCore.Grpc.JsonTranscoding.ServerCallHandler", LogLevel.None));
        services.AddChannelGrainsReaders();
        services.AddSingleton(keys);
        services.AddSingleton<ShareRing>();
        services.AddSingleton<SurveyRing>();
        services.AddInstruments<BudgetInstruments>();
        services.AddInstruments<CallInstruments>();
        services.AddSingleton<CallMeter>();
        services.AddSingleton<ResourceBudget>();
        services.AddSingleton<ConnectionGate>();
        services.AddSingleton<MethodBounds>();
        services.AddSingleton<MalformedCalls>();
        services.AddSingleton<PageTokens>();
        services.AddSingleton<RepeatedCalls>();
        services.AddSingleton<BackupClock>();
        services.AddHostedService(provider => provider.GetRequiredService<BackupClock>());
        services.AddSingleton<Diagnostics>();
        services.AddSingleton<AckLevels>();
        services.AddInstruments<GatewayInstruments>();
        services.AddSingleton<PartnerGrains>();
        services.AddSingleton<UnaryCalls>();
        services.AddInstruments<SourceBudgets>();
        services.AddSingleton<SourceTable>();
        services.AddSingleton<IngestServices>();
        services.AddSingleton<BatchSubmission>();
        services.AddSingleton<IngestStreamService>();
        services.AddInstruments<WatchInstruments>();
        services.AddSingleton<WatchServices>();
        services.AddSingleton<WatchTable>();
        services.AddSingleton<ChangeReceiver>();
        services.AddSingleton<Watches>();
        services.AddSingleton<LeaderboardReader>();
        services.AddSingleton<ChannelKpisReader>();
        services.AddSingleton<DaySalesReader>();
        services.AddSingleton<MarketList>();
        services.AddSingleton<EvidenceReceiver>();
        services.AddSingleton<EvidenceSender>();
        services.AddSingleton<DeclarerReader>();
        services.AddDiscipline();
        services.AddActions();
        services.AddScorecards();
        services.AddSingleton<TargetReader>();
        services.AddSingleton<PaceReader>();
        services.AddProfit();
        services.AddSingleton<RiskReader>();
        services.AddSingleton<CloseJobGrains>();
        services.AddSingleton<CommissionReader>();
        services.AddForms();
        services.AddSingleton<TrainingEffectReader>();
        services.AddSingleton<SurveyReader>();
        return services;
    }

    /// <summary>Registers what grains have read for them, which a silo needs without a gateway too.</summary>
    public static IServiceCollection AddChannelGrainsReaders(this IServiceCollection services) => services
        .AddSingleton<AnswerGate>()
        .AddSingleton<ProgrammeReader>()
        .AddSingleton<WatchPace>()
        .AddSingleton<ViewReader>()
        .AddSingleton<FeedbackViews>()
        .AddSingleton<MarketReader>()
        .AddBands();

    /// <summary>Admits calls by their headers and the budget; after what decides whether they are served at all, before the endpoints.</summary>
    public static void UseBudget(this IApplicationBuilder application) => application.UseMiddleware<CallGate>();

    /// <summary>Counts a request's connection to those of callers with a key.</summary>
    public static void Know(HttpContext context) => context.Features.Get<ConnectionAccount>()?.SetKnown();

    /// <summary>Counts the connections of a listener; before everything else on it.</summary>
    /// <param name="listener">The listener.</param>
    /// <param name="needsKey">Whether a connection that makes no call with a key is closed.</param>
    public static void UseBudget(this ListenOptions listener, bool needsKey) =>
        listener.Use(next => connection => listener.ApplicationServices.GetRequiredService<ConnectionGate>().RunAsync(connection, next, needsKey));

    public static void MapChannelGrains(this IEndpointRouteBuilder endpoints)
    {
        // Both services have the routes of StreamTransactions and SubmitTransactions; the one that leaves transactions as bytes goes before the generated one.
        endpoints.MapGrpcService<IngestStreamService>().Add(endpoint =>
        {
            if (endpoint is RouteEndpointBuilder route && (route.RoutePattern.RawText == StreamRequest.Method.FullName || route.RoutePattern.RawText == SubmitRequest.Method.FullName))
                route.Order = -1;
        });
        endpoints.MapGrpcService<IngestUnaryService>();
        endpoints.MapGrpcService<PartnerGatewayService>();
        endpoints.MapGrpcService<AgreementGatewayService>();
        endpoints.MapGrpcService<FeedbackGatewayService>();
        endpoints.MapGrpcService<EvidenceGatewayService>();
        endpoints.MapGrpcService<ComplianceGatewayService>();
        endpoints.MapGrpcService<DisciplineGatewayService>();
        endpoints.MapGrpcService<ActionGatewayService>();
        endpoints.MapGrpcService<ScorecardGatewayService>();
        endpoints.MapGrpcService<ProgrammeGatewayService>();
        endpoints.MapGrpcService<KpiGatewayService>();
        endpoints.MapGrpcService<MarketGatewayService>();
        endpoints.MapGrpcService<TargetGatewayService>();
        endpoints.MapGrpcService<SettlementGatewayService>();
        endpoints.MapGrpcService<LedgerGatewayService>();
        endpoints.MapGrpcService<PaymentGatewayService>();
        endpoints.MapGrpcService<RiskGatewayService>();
        endpoints.MapGrpcService<AdminGatewayService>();
        endpoints.MapGrpcService<AccessGatewayService>();
        endpoints.MapGrpcService<ShareGatewayService>();
        endpoints.MapGrpcService<FormGatewayService>();
        endpoints.MapGrpcService<CertificateGatewayService>();
        endpoints.MapGrpcService<ToolGatewayService>();
        endpoints.MapGrpcService<AuditGatewayService>();
    }
}
