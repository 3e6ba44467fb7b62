using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.SalesViews;
using ChannelGrains.Grains.Targets;
using ChannelGrains.Targets.V1;
using TargetScope = ChannelGrains.Domain.Targets.TargetScope;

namespace ChannelGrains.Gateway.Targets;

/// <summary>A pace, watched. Nobody tells it that a day is over or that selling days were set: it reads them again with each change, and at each renewal.</summary>
internal sealed record PaceQuestion(TargetScope Scope, Period Period, PaceReader Reader, ChangeReceiver Changes) : WatchQuestion<WatchPaceResponse>
{
    public override string Name => $"The pace of {Scope} in {Period.Id}";

    public override IReadOnlyList<string> Sources => Scope.Kind == TargetScopeKind.Partner
        ? [PartnerSource.Of(Scope.Name)]
        : [TargetNames.Source(Scope), .. Period.Months.Select(month => MonthSource.Of(Period.OfMonth(month).Id, Scope.Sales))];

    public override async Task<WatchPaceResponse> ReadAsync()
    {
        var read = await Reader.ReadAsync(Scope, Period, Changes.Observer, CancellationToken.None);
        return new WatchPaceResponse
        {
            Scope = read.Scope,
            Period = read.Period,
            FirstDay = read.FirstDay,
            LastDay = read.LastDay,
            Pace = read.Pace,
            AsOf = read.AsOf,
            Revision = read.Revision,
        };
    }

    public override long VersionOf(WatchPaceResponse answer, WatchPaceResponse? last, long lastVersion) =>
        last is not null && answer.Pace.Equals(last.Pace) ? lastVersion : lastVersion + 1;
}
