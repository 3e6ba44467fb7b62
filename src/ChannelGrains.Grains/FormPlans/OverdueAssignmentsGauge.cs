using System.Diagnostics.Metrics;
using ChannelGrains.Domain.FormPlans;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Gauges;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.FormPlans;

/// <summary>How many assignments are overdue: at most as many as it counts, of partners that one page looks at.</summary>
internal sealed class OverdueAssignmentsGauge : ReadGauge<AssignmentPage, int>
{
    /// <summary>More are not counted.</summary>
    public const int MaxCounted = 1_000;

    private const string Name = "channelgrains.assignments.overdue";

    // It looks at all partners.
    private static readonly TimeSpan RestsFor = TimeSpan.FromSeconds(15);

    private readonly IGrainFactory _grains;

    public OverdueAssignmentsGauge(IMeterFactory meters, IGrainFactory grains, ViewFeed feed, TimeProvider time, ILogger<OverdueAssignmentsGauge> logger)
        : base(Name, feed.IsEnabled, RestsFor, time, logger)
    {
        _grains = grains;
        meters.Create(PlanNames.MeterName).CreateObservableGauge(Name, Collect, "{assignment}", "Assignments that are overdue; at 1,000 there may be more.");
    }

    protected override async Task<AssignmentPage> ReadAsync()
    {
        var plans = (await _grains.GetGrain<IPlansGrain>(PlanNames.Plans).Read()).Value?.Plans ?? [];
        if (plans.Count == 0)
            return new AssignmentPage([], null);
        var query = new AssignmentQuery(plans, "", null, [AssignmentState.Overdue]);
        return (await _grains.GetGrain<IAssignmentViewGrain>(PlanNames.Assignments).ReadPage(query, null, MaxCounted)).Value;
    }

    protected override IEnumerable<Measurement<int>> Measure(AssignmentPage value) => [new(value.Assignments.Count)];
}
