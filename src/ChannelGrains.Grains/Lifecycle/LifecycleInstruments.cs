using System.Diagnostics.Metrics;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Grains.Lifecycle;

/// <summary>Instruments of partners' lives.</summary>
public sealed class LifecycleInstruments
{
    public const string MeterName = "ChannelGrains.Partners";

    private readonly Counter<long> _steps;
    private readonly Counter<long> _refused;

    public LifecycleInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _steps = meter.CreateCounter<long>("channelgrains.partners.steps", "{step}", "Steps that partners took, by the state that they led to.");
        _refused = meter.CreateCounter<long>("channelgrains.partners.steps.refused", "{step}", "Steps that were refused, by reason.");
        foreach (var state in Enum.GetValues<LifecycleState>().Where(state => state != LifecycleState.Unspecified))
            _steps.Add(0, To(state));
    }

    public void OnStep(LifecycleState to) => _steps.Add(1, To(to));

    public void OnRefused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    private static KeyValuePair<string, object?> To(LifecycleState state) => new("to", LifecycleTable.Name(state));
}
