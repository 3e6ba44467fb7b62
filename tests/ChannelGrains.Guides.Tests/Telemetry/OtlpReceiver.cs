using System.Collections.Concurrent;
using ChannelGrains.Guides.Tests.Telemetry.Logs;
using ChannelGrains.Guides.Tests.Telemetry.Metrics;
using ChannelGrains.Guides.Tests.Telemetry.Traces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Guides.Tests.Telemetry;

/// <summary>A receiver of OTLP over gRPC that keeps what it is sent.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _application;

    private OtlpReceiver(WebApplication application) => _application = application;

    public string Address => _application.Urls.First();

    public IReadOnlyCollection<Span> Spans => _application.Services.GetRequiredService<ReceivedTraces>().Spans;

    public IReadOnlyCollection<LogRecord> Logs => _application.Services.GetRequiredService<ReceivedLogs>().Records;

    public IReadOnlyCollection<Metric> Metrics => _application.Services.GetRequiredService<ReceivedMetrics>().Metrics;

    public static async Task<OtlpReceiver> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton<ReceivedTraces>().AddSingleton<ReceivedLogs>().AddSingleton<ReceivedMetrics>();
        var application = builder.Build();
        application.MapGrpcService<ReceivedTraces>();
        application.MapGrpcService<ReceivedLogs>();
        application.MapGrpcService<ReceivedMetrics>();
        await application.StartAsync(cancellationToken);
        return new OtlpReceiver(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private sealed class ReceivedTraces : TraceService.TraceServiceBase
    {
        public ConcurrentQueue<Span> Spans { get; } = [];

        public override Task<ExportTraceServiceResponse> Export(ExportTraceServiceRequest request, Grpc.Core.ServerCallContext context)
        {
            foreach (var span in request.ResourceSpans.SelectMany(resource => resource.ScopeSpans).SelectMany(scope => scope.Spans))
                Spans.Enqueue(span);
            return Task.FromResult(new ExportTraceServiceResponse());
        }
    }

    private sealed class ReceivedLogs : LogsService.LogsServiceBase
    {
        public ConcurrentQueue<LogRecord> Records { get; } = [];

        public override Task<ExportLogsServiceResponse> Export(ExportLogsServiceRequest request, Grpc.Core.ServerCallContext context)
        {
            foreach (var record in request.ResourceLogs.SelectMany(resource => resource.ScopeLogs).SelectMany(scope => scope.LogRecords))
                Records.Enqueue(record);
            return Task.FromResult(new ExportLogsServiceResponse());
        }
    }

    private sealed class ReceivedMetrics : MetricsService.MetricsServiceBase
    {
        public ConcurrentQueue<Metric> Metrics { get; } = [];

        public override Task<ExportMetricsServiceResponse> Export(ExportMetricsServiceRequest request, Grpc.Core.ServerCallContext context)
        {
            foreach (var metric in request.ResourceMetrics.SelectMany(resource => resource.ScopeMetrics).SelectMany(scope => scope.Metrics))
                Metrics.Enqueue(metric);
            return Task.FromResult(new ExportMetricsServiceResponse());
        }
    }
}
