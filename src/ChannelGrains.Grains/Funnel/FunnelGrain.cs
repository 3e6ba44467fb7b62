using ChannelGrains.Domain.Funnel;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Funnel;

internal sealed class FunnelGrain(FeedParts parts, SavedViews saved, ViewInstruments instruments, TimeProvider time, ILogger<FunnelGrain> logger)
    : ViewGrain<FunnelView>(RowSpaces.Funnel, parts, saved, instruments, time, logger), IFunnelGrain
{
    public ValueTask<ViewReading<FunnelReport>> ReadFunnel(FunnelScope scope) =>
        ValueTask.FromResult(Read(() => View.ReportAt(scope, Timestamps.ToMicros(Time.GetUtcNow()))));

    // Nobody watches it.
    protected override void OnTold()
    {
    }

    protected override void OnLeaving()
    {
    }
}
