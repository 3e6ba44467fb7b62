using System.Diagnostics.Metrics;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Targets;

namespace ChannelGrains.Grains.Targets;

/// <summary>Instruments of targets.</summary>
public sealed class TargetInstruments
{
    public const string MeterName = "ChannelGrains.Targets";

    private const string Scope = "scope", Outcome = "outcome";

    private readonly Counter<long> _set;
    private readonly Counter<long> _allocations;
    private readonly Counter<long> _parts;

    public TargetInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _set = meter.CreateCounter<long>("channelgrains.targets.set", "{target}", "Targets that were set by themselves, by the kind of scope and the outcome.");
        _allocations = meter.CreateCounter<long>("channelgrains.targets.allocations", "{allocation}", "Allocations, by how far they have come: kept, applied, or put off.");
        _parts = meter.CreateCounter<long>("channelgrains.targets.parts", "{part}", "Parts of allocations that partners were asked to take, by the outcome.");
        // There before their first event, so that their rates are seen.
        OnAllocation("kept", 0);
        OnAllocation("applied", 0);
        OnAllocation("put_off", 0);
        OnParts(0, 0);
    }

    public void OnSet(TargetScopeKind scope, Refusal? refusal) => _set.Add(
        1, new KeyValuePair<string, object?>(Scope, scope.ToString().ToLowerInvariant()), new KeyValuePair<string, object?>(Outcome, refusal is null ? "set" : "refused"));

    public void OnKept() => OnAllocation("kept", 1);

    public void OnApplied(int applied, int refused)
    {
        OnAllocation("applied", 1);
        OnParts(applied, refused);
    }

    /// <summary>An allocation could not go on and is tried again later.</summary>
    public void OnPutOff() => OnAllocation("put_off", 1);

    private void OnAllocation(string outcome, long count) => _allocations.Add(count, new KeyValuePair<string, object?>(Outcome, outcome));

    private void OnParts(long applied, long refused)
    {
        _parts.Add(applied, new KeyValuePair<string, object?>(Outcome, "applied"));
        _parts.Add(refused, new KeyValuePair<string, object?>(Outcome, "refused"));
    }
}
