using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains.Targets;
using ChannelGrains.Kpi.V1;

namespace ChannelGrains.Gateway.Kpis;

/// <summary>The sums of a scope over all partners, watched.</summary>
internal sealed record ChannelKpisQuestion(Period Period, ViewScope Scope, int Rows, ChannelKpisReader Reader, ChangeReceiver Changes)
    : ViewQuestion<WatchChannelKpisResponse>
{
    public override string Name => $"The sums of {Scope} in {Period.Id}";

    public override IReadOnlyList<string> Sources => TargetScope.OfSales(Scope) is { } target ? [.. base.Sources, TargetNames.Source(target)] : base.Sources;

    protected override IReadOnlyList<int> Months => Period.Months;

    protected override ViewScope Watched => Scope;

    public override async Task<WatchChannelKpisResponse> ReadAsync()
    {
        var sums = await Reader.ReadAsync(Period, Scope, new RankPage(0, Rows), Changes.Observer);
        return new WatchChannelKpisResponse { Kpis = sums.Kpis, AsOf = sums.AsOf, Revision = sums.Revision };
    }

    protected override object Shown(WatchChannelKpisResponse answer) => answer.Kpis;
}
