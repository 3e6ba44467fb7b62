using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Kpi.V1;
using Order = ChannelGrains.Domain.SalesViews.LeaderboardOrder;

namespace ChannelGrains.Gateway.Kpis;

/// <summary>The first ranks of a leaderboard, watched.</summary>
internal sealed record LeaderboardQuestion(
    Period Period, ViewScope Scope, Order Order, bool Ascending, int Rows, LeaderboardReader Reader, ChangeReceiver Changes) : ViewQuestion<WatchLeaderboardResponse>
{
    public override string Name => $"The leaderboard of {Scope} in {Period.Id}";

    protected override IReadOnlyList<int> Months => Period.Months;

    protected override ViewScope Watched => Scope;

    public override async Task<WatchLeaderboardResponse> ReadAsync()
    {
        var list = await Reader.ReadAsync(Period.Months, Scope, Order, Ascending, new RankPage(0, Rows), Changes.Observer);
        return new WatchLeaderboardResponse { Rows = { list.Rows }, TotalSize = list.TotalSize, AsOf = list.AsOf, Revision = list.Revision };
    }

    protected override object Shown(WatchLeaderboardResponse answer) => (answer.Rows, answer.TotalSize);
}
