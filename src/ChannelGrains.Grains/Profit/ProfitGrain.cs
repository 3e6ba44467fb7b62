using ChannelGrains.Domain.Profit;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Profit;

internal sealed class ProfitGrain(FeedParts parts, SavedViews saved, ViewInstruments instruments, TimeProvider time, ILogger<ProfitGrain> logger)
    : ViewGrain<ProfitView>(ProfitView.Space, parts, saved, instruments, time, logger), IProfitGrain
{
    public ValueTask<ViewReading<ProfitOfMonth>> ReadProfit(ViewScope scope) => ValueTask.FromResult(Read(() => View.Of(scope)));

    // Nobody watches it.
    protected override void OnTold()
    {
    }

    protected override void OnLeaving()
    {
    }
}
