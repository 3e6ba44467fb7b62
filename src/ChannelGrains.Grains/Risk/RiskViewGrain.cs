using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.Risk;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;
using ChannelGrains.Grains.Watching;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Risk;

internal sealed class RiskViewGrain(FeedParts parts, SavedViews saved, ViewInstruments instruments, RiskInstruments risk, TimeProvider time, ILogger<RiskViewGrain> logger)
    : ViewGrain<RiskView>(RowSpaces.Risks, parts, saved, instruments, time, logger), IRiskViewGrain
{
    private WaitingObservers _observers;
    private long _toldRevision;

    public ValueTask<ViewReading<RiskPage>> ReadPage(RiskFilter filter, RiskPlace? after, int size, IChangeObserver? observer)
    {
        var page = Read(() => View.Page(filter, after, size));
        _observers.Add(observer);
        return ValueTask.FromResult(page);
    }

    protected override void OnTold()
    {
        if (View.Revision == _toldRevision)
            return;
        _toldRevision = View.Revision;
        risk.OnBoard(View.ByLevel);
        TellObservers();
    }

    protected override void OnLeaving() => TellObservers();

    private void TellObservers() => _observers.Tell(RiskBoard.Source, logger);
}
