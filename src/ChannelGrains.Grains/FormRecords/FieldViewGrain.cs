using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;
using ChannelGrains.Grains.Watching;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.FormRecords;

internal sealed class FieldViewGrain(FeedParts parts, SavedViews saved, ViewInstruments instruments, TimeProvider time, ILogger<FieldViewGrain> logger)
    : ViewGrain<FieldView>(RowSpaces.FieldMonths, parts, saved, instruments, time, logger), IFieldViewGrain
{
    private WaitingObservers _observers;
    private long _toldRevision;

    public ValueTask<ViewReading<FieldSum>> ReadSum(ViewScope scope) => ValueTask.FromResult(Read(() => View.Sum(scope)));

    public ValueTask<ViewReading<Amount>> ReadSpent(ViewScope scope) => ValueTask.FromResult(Read(() => View.Spent(scope)));

    public ValueTask<ViewReading<RecordMonth>> ReadCounts(ViewScope scope, IChangeObserver? observer)
    {
        var counts = Read(() => View.Counts(scope));
        _observers.Add(observer);
        return ValueTask.FromResult(counts);
    }

    protected override void OnTold()
    {
        if (View.Revision == _toldRevision)
            return;
        _toldRevision = View.Revision;
        TellObservers();
    }

    protected override void OnLeaving() => TellObservers();

    private void TellObservers() => _observers.Tell(FieldSource.Of(Key), logger);
}
