using ChannelGrains.Domain.Calendars;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Kpis;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    private WaitingObservers _observers;

    public ValueTask<Answer<PartnerFigures>> WatchKpis(Period period, IChangeObserver observer) => ReadAsync(_ =>
    {
        // Nothing runs between reading and entering the observer, so that no change falls between them.
        var answer = Figures(period);
        if (answer.Refusal is null)
            _observers.Add(observer);
        return answer;
    }, CancellationToken.None);

    /// <summary>Has an observer told, once, of the next change; null when nobody watches.</summary>
    public void Watch(IChangeObserver? observer) => _observers.Add(observer);

    protected override void OnAppended() => TellObservers();

    private void TellObservers()
    {
        if (!_observers.IsEmpty)
            _observers.Tell(Name.Value, logger);
    }
}
