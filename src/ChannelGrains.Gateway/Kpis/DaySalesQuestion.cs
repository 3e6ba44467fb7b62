using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains.DayViews;
using ChannelGrains.Grains.Targets;
using ChannelGrains.Kpi.V1;

namespace ChannelGrains.Gateway.Kpis;

/// <summary>The sales of today in a scope, watched. Nobody tells it that a day has begun, or that a target of a part was set: it reads them with each change, and at each renewal.</summary>
internal sealed record DaySalesQuestion(ViewScope Scope, int Rows, DaySalesReader Reader, ChangeReceiver Changes) : WatchQuestion<WatchDaySalesResponse>
{
    public override string Name => $"The sales of today of {Scope}";

    public override IReadOnlyList<string> Sources => TargetScope.OfSales(Scope) is { } target ? [DaySalesKey.Source, TargetNames.Source(target)] : [DaySalesKey.Source];

    public override async Task<WatchDaySalesResponse> ReadAsync()
    {
        var read = await Reader.ReadAsync(Scope, new RankPage(0, Rows), Changes.Observer);
        return new WatchDaySalesResponse { Sales = read.Sales, AsOf = read.AsOf, Revision = read.Revision };
    }

    public override long VersionOf(WatchDaySalesResponse answer, WatchDaySalesResponse? last, long lastVersion) =>
        last is not null && answer.Sales.Equals(last.Sales) ? lastVersion : lastVersion + 1;
}
