using System.Diagnostics.Metrics;
using System.Globalization;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Gauges;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Programmes;
using ChannelGrains.Grains.SalesViews;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Targets;

/// <summary>How the sales of the running month stand to their targets: of the company and of each channel type that has one.</summary>
internal sealed class AttainmentGauge : ReadGauge<IReadOnlyList<(TargetScope Scope, Pace Pace)>, double>
{
    private const string Name = "channelgrains.targets.attainment";

    private static readonly TimeSpan RestsFor = TimeSpan.FromSeconds(15);
    private static readonly TargetScope[] Scopes = [TargetScope.Company, TargetScope.Of(ChannelType.Internal), TargetScope.Of(ChannelType.Intermediary), TargetScope.Of(ChannelType.Direct)];

    private readonly IGrainFactory _grains;
    private readonly KnownJournals _journals;
    private readonly TimeProvider _time;

    public AttainmentGauge(IMeterFactory meters, IGrainFactory grains, KnownJournals journals, ViewFeed feed, TimeProvider time, ILogger<AttainmentGauge> logger)
        : base(Name, feed.IsEnabled, RestsFor, time, logger)
    {
        (_grains, _journals, _time) = (grains, journals, time);
        meters.Create(TargetInstruments.MeterName).CreateObservableGauge(
            Name, Collect, "1", "Net sales of the running month by its target, the whole one and that to date by selling days: of the company and of channel types that have one.");
    }

    protected override async Task<IReadOnlyList<(TargetScope Scope, Pace Pace)>> ReadAsync()
    {
        var paces = new List<(TargetScope, Pace)>();
        foreach (var scope in Scopes)
            // Who never had a target wakes no grain.
            if (await _journals.HasTargetAsync(TargetNames.GrainKey(scope), CancellationToken.None) && await ReadAsync(scope) is { } pace)
                paces.Add((scope, pace));
        return paces;
    }

    protected override IEnumerable<Measurement<double>> Measure(IReadOnlyList<(TargetScope Scope, Pace Pace)> value) =>
        from each in value
        from part in new[] { (Of: "month", Ratio: each.Pace.Attainment), (Of: "to_date", Ratio: each.Pace.Linear.Projected) }
        where part.Ratio.Value is not null
        select new Measurement<double>(
            double.Parse(part.Ratio.Value!, CultureInfo.InvariantCulture), new KeyValuePair<string, object?>("scope", Label(each.Scope)), new KeyValuePair<string, object?>("of", part.Of));

    private async Task<Pace?> ReadAsync(TargetScope scope)
    {
        var programme = _grains.GetGrain<IProgrammeGrain>(ProgrammeKeys.Programme);
        var month = Period.OfMonth(TargetGrain.Today(await programme.Read(), Timestamps.ToMicros(_time.GetUtcNow())).Month);
        var reading = (await _grains.GetGrain<ITargetGrain>(TargetNames.GrainKey(scope)).ReadPace(month, null)).Value!;
        if (reading.Parts.Count == 0)
            return null;
        var sums = await _grains.GetGrain<ISalesViewGrain>(month.Id).ReadSums(scope.Sales, null);
        var days = (await programme.ReadSellingDays()).In(reading.Region);
        return Pace.Of(reading.Parts, new Amount(sums.Value.Total.Sum.Net), reading.Today, days, Currencies.MinorUnitOf(reading.CurrencyCode));
    }

    private static string Label(TargetScope scope) => (scope.Kind == TargetScopeKind.Company ? scope.Kind.ToString() : scope.ChannelType.ToString()).ToLowerInvariant();
}
