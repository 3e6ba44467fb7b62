using System.Collections.Concurrent;
using ChannelGrains.Guides.Tests.Telemetry.Logs;
using ChannelGrains.Guides.Tests.Telemetry.Metrics;
using ChannelGrains.Guides.Tests.Telemetry.Traces;
using Grpc.Core;
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
    private readonly ConcurrentQueue<Span> _spans = [];
    private readonly ConcurrentQueue<LogRecord> _logs = [];
    private readonly ConcurrentQueue<Metric> _metrics = [];

    private OtlpReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(this);
        _application = builder.Build();
        _application.MapGrpcService<ReceivedTraces>();
        _application.MapGrpcService<ReceivedLogs>();
        _application.MapGrpcService<ReceivedMetrics>();
    }

    public string Address => _application.Urls.First();

    public IReadOnlyCollection<Span> Spans => _spans;

    public IReadOnlyCollection<LogRecord> Logs => _logs;

    public IReadOnlyCollection<Metric> Metrics => _metrics;

    public static async Task<OtlpReceiver> StartAsync(CancellationToken cancellationToken)
    {
        var receiver = new OtlpReceiver();
        await receiver._application.StartAsync(cancellationToken);
        return receiver;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static Task<T> Keep<T, TItem>(ConcurrentQueue<TItem> queue, IEnumerable<TItem> items)
        where T : new()
    {
        foreach (var item in items)
            queue.Enqueue(item);
        return Task.FromResult(new T());
    }

    private sealed class ReceivedTraces(OtlpReceiver receiver) : TraceService.TraceServiceBase
    {
        public override Task<ExportTraceServiceResponse> Export(ExportTraceServiceRequest request, ServerCallContext context) => Keep<ExportTraceServiceResponse, Span>(
            receiver._spans, request.ResourceSpans.SelectMany(resource => resource.ScopeSpans).SelectMany(scope => scope.Spans));
    }

    private sealed class ReceivedLogs(OtlpReceiver receiver) : LogsService.LogsServiceBase
    {
        public override Task<ExportLogsServiceResponse> Export(ExportLogsServiceRequest request, ServerCallContext context) => Keep<ExportLogsServiceResponse, LogRecord>(
            receiver._logs, request.ResourceLogs.SelectMany(resource => resource.ScopeLogs).SelectMany(scope => scope.LogRecords));
    }

    private sealed class ReceivedMetrics(OtlpReceiver receiver) : MetricsService.MetricsServiceBase
    {
        public override Task<ExportMetricsServiceResponse> Export(ExportMetricsServiceRequest request, ServerCallContext context) => Keep<ExportMetricsServiceResponse, Metric>(
            receiver._metrics, request.ResourceMetrics.SelectMany(resource => resource.ScopeMetrics).SelectMany(scope => scope.Metrics));
    }
}
