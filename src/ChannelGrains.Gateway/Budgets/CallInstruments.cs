using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Grpc.Core;

namespace ChannelGrains.Gateway.Budgets;

/// <summary>Instruments of calls, gRPC and REST. How long they took is kept by service, how they ended by method: by both there would be too many series.</summary>
internal sealed class CallInstruments
{
    private readonly ConcurrentDictionary<string, (string Service, string Method)> _names = new(StringComparer.Ordinal);
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _ended;
    private readonly UpDownCounter<long> _streams;

    public CallInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(GatewayMeter.Name);
        _duration = meter.CreateHistogram<double>("rpc.server.call.duration", "s", "From a call's entry into its method to its end, by service and whether it streams.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30] });
        _ended = meter.CreateCounter<long>("channelgrains.gateway.calls", "{call}", "Calls that have ended, by method and status, with those that were refused before their method.");
        _streams = meter.CreateUpDownCounter<long>("channelgrains.gateway.calls.streaming", "{call}", "Calls that stream and are open.");
        _streams.Add(0);
    }

    public void OnStreamOpened() => _streams.Add(1);

    public void OnStreamClosed() => _streams.Add(-1);

    /// <summary>A method has ended.</summary>
    public void OnEnded(string method, bool streams, StatusCode status, TimeSpan duration)
    {
        _duration.Record(duration.TotalSeconds, new("rpc.system.name", "grpc"), new("rpc.service", Names(method).Service), new("streams", streams));
        Count(method, status);
    }

    /// <summary>A call was refused before its method was entered.</summary>
    public void OnRefused(string method, StatusCode status) => Count(method, status);

    private void Count(string method, StatusCode status) =>
        _ended.Add(1, new KeyValuePair<string, object?>("rpc.method", Names(method).Method), new KeyValuePair<string, object?>("rpc.response.status_code", CallStatus.Name(status)));

    // As many as there are methods.
    private (string Service, string Method) Names(string method) => _names.GetOrAdd(method, static method => (method[1..method.LastIndexOf('/')], method[1..]));
}
