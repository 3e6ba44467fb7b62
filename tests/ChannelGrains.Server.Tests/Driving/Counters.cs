using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Driving;

/// <summary>The sums of one server's counters since this was made, of all its processes.</summary>
internal sealed class Counters : IDisposable
{
    private readonly ConcurrentDictionary<string, long> _sums = new();
    private readonly MeterListener _listener;

    public Counters(TestServer server)
    {
        var meters = server.AllServices.Select(services => services.GetRequiredService<IMeterFactory>()).ToHashSet();
        _listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Scope is IMeterFactory factory && meters.Contains(factory))
                    self.EnableMeasurementEvents(instrument);
            },
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) =>
        {
            Add(instrument.Name, value);
            foreach (var label in labels)
                Add(Labelled(instrument.Name, label.Value), value);
        });
        _listener.Start();
    }

    public long this[string name] => _sums.GetValueOrDefault(name);

    /// <summary>What of it has a label of this value.</summary>
    public long this[string name, object label] => this[Labelled(name, label)];

    public void Dispose() => _listener.Dispose();

    private static string Labelled(string name, object? label) => $"{name} {label}";

    private void Add(string name, long value) => _sums.AddOrUpdate(name, value, (_, sum) => sum + value);
}
