using ChannelGrains.Domain.DayViews;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;
using ChannelGrains.Grains.Watching;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.DayViews;

internal sealed class DaySalesGrain(FeedParts parts, SavedViews saved, ViewInstruments instruments, TimeProvider time, ILogger<DaySalesGrain> logger)
    : ViewGrain<DayView>(RowSpaces.DaySales, parts, saved, instruments, time, logger), IDaySalesGrain
{
    private WaitingObservers _observers;
    private long _toldRevision;

    public ValueTask<ViewReading<DaySums>> ReadDays(ViewScope scope, IChangeObserver? observer)
    {
        var sums = Read(() => View.SumsAt(scope, Timestamps.ToMicros(Time.GetUtcNow())));
        _observers.Add(observer);
        return ValueTask.FromResult(sums);
    }

    protected override void OnTold()
    {
        if (View.Revision == _toldRevision)
            return;
        _toldRevision = View.Revision;
        TellObservers();
    }

    protected override void OnLeaving() => TellObservers();

    private void TellObservers() => _observers.Tell(DaySalesKey.Source, logger);
}
