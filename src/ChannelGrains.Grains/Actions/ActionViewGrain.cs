using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;
using ChannelGrains.Grains.Watching;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Actions;

internal sealed class ActionViewGrain(FeedParts parts, SavedViews saved, ViewInstruments instruments, TimeProvider time, ILogger<ActionViewGrain> logger)
    : ViewGrain<ActionView>(RowSpaces.Actions, parts, saved, instruments, time, logger), IActionViewGrain
{
    private WaitingObservers _observers;
    private long _toldRevision;

    private long NowMicros => Timestamps.ToMicros(Time.GetUtcNow());

    public ValueTask<ViewReading<ActionPage>> ReadPage(ActionQuery query, ActionPlace? after, int size) => ValueTask.FromResult(Read(() => Page(query, after, size)));

    public ValueTask<ViewReading<ActionBoard>> ReadBoard(ActionQuery query) => ValueTask.FromResult(Read(() => View.Board(query, NowMicros)));

    public ValueTask<ViewReading<ActionsShown>> Watch(ActionQuery query, int size, IChangeObserver observer)
    {
        var shown = Read(() => new ActionsShown(View.Board(query, NowMicros), Page(query, null, size)));
        _observers.Add(observer);
        return ValueTask.FromResult(shown);
    }

    public ValueTask<ViewReading<IReadOnlyList<LiveMeasures>>> ReadMeasures(ActionQuery query) => ValueTask.FromResult(Read(() => View.Measures(query, NowMicros)));

    public ValueTask<IReadOnlyDictionary<ActionKind, int>> ReadOverdue() => ValueTask.FromResult(Read(() => View.OverdueByKind(NowMicros)).Value);

    protected override void OnTold()
    {
        if (View.Revision == _toldRevision)
            return;
        _toldRevision = View.Revision;
        TellObservers();
    }

    protected override void OnLeaving() => TellObservers();

    private ActionPage Page(ActionQuery query, ActionPlace? after, int size) => View.Page(query, after, size, Pages.LargestBytes, NowMicros);

    private void TellObservers() => _observers.Tell(ActionViewKey.Source, logger);
}
