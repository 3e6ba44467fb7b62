using System.Diagnostics.Metrics;
using ChannelGrains.Domain.Actions;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Gauges;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Actions;

/// <summary>How many actions of partners are overdue, by kind.</summary>
internal sealed class OverdueGauge : ReadGauge<IReadOnlyDictionary<ActionKind, int>, int>
{
    private const string Name = "channelgrains.actions.overdue";

    private readonly IGrainFactory _grains;

    public OverdueGauge(IMeterFactory meters, IGrainFactory grains, ViewFeed feed, TimeProvider time, ILogger<OverdueGauge> logger)
        : base(Name, feed.IsEnabled, TimeSpan.Zero, time, logger)
    {
        _grains = grains;
        meters.Create(ActionInstruments.MeterName).CreateObservableGauge(Name, Collect, "{action}", "Actions of partners that are overdue and not closed, by kind.");
    }

    protected override async Task<IReadOnlyDictionary<ActionKind, int>> ReadAsync() => await _grains.GetGrain<IActionViewGrain>(ActionViewKey.All).ReadOverdue();

    protected override IEnumerable<Measurement<int>> Measure(IReadOnlyDictionary<ActionKind, int> value) =>
        ActionRules.Kinds.Select(kind => new Measurement<int>(value.GetValueOrDefault(kind), new KeyValuePair<string, object?>("kind", kind.ToString())));
}
