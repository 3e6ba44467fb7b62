using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Markets;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains.Markets;
using ChannelGrains.Markets.V1;

namespace ChannelGrains.Gateway.Markets;

/// <summary>The first ranks of a market, watched.</summary>
internal sealed record MarketShareQuestion(MarketKey Market, Period Period, int Rows, MarketReader Reader, ChangeReceiver Changes)
    : ViewQuestion<WatchMarketShareResponse>
{
    public override string Name => $"The market {Market.Region} {Market.Category} in {Period.Id}";

    public override IReadOnlyList<string> Sources => [.. base.Sources, MarketNames.Source(Market)];

    protected override IReadOnlyList<int> Months => [.. Period.Previous().Months, .. Period.Months];

    protected override ViewScope Watched => new(Market.Region, Market.Category);

    public override async Task<WatchMarketShareResponse> ReadAsync() =>
        MarketMessages.ToWatchResponse(await Reader.ReadAsync(Market, Period, Changes), new RankPage(0, Rows));

    protected override object Shown(WatchMarketShareResponse answer) => answer.Share;
}
