using System.Diagnostics.Metrics;

namespace ChannelGrains.Gateway.Budgets;

/// <summary>Instruments of the budget.</summary>
internal sealed class BudgetInstruments
{
    private static readonly string[] Reasons =
        ["bytes", "principal_bytes", "connection_bytes", "calls", "principal_calls", "connection_calls", "connections", "shared_bytes", "slow_sender", "slow_reader"];

    private readonly Meter _meter;
    private readonly Counter<long> _refused;

    public BudgetInstruments(IMeterFactory meters)
    {
        _meter = meters.Create(GatewayMeter.Name);
        _refused = _meter.CreateCounter<long>("channelgrains.gateway.budget.refused", "{call}", "Calls and frames over the budget, by reason.");
    }

    /// <summary>Reports what is held, and from now on each reason, also while nothing is refused.</summary>
    public void Observe(Account total, Func<long> connections)
    {
        _meter.CreateObservableGauge("channelgrains.gateway.budget.bytes", () => total.Bytes, "By", "Bytes held for callers.");
        _meter.CreateObservableGauge("channelgrains.gateway.budget.calls", () => total.Calls, "{call}", "Open calls.");
        _meter.CreateObservableGauge("channelgrains.gateway.budget.connections", connections, "{connection}", "Open connections.");
        foreach (var reason in Reasons)
            _refused.Add(0, new KeyValuePair<string, object?>("reason", reason));
    }

    public void OnRefused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
