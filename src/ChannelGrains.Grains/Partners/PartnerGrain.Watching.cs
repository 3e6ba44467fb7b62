using ChannelGrains.Domain.Calendars;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Kpis;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    /// <summary>Who has read since the last change, and is not told yet: at most one per gateway process.</summary>
    private HashSet<IPartnerObserver>? _observers;

    public async ValueTask<Answer<PartnerFigures>> WatchKpis(Period period, IPartnerObserver observer)
    {
        // Nothing runs between reading and entering the observer, so that no change falls between them.
        await FreshAsync(CancellationToken.None);
        var answer = Figures(period);
        if (answer.Refusal is null)
            (_observers ??= []).Add(observer);
        return answer;
    }

    protected override void OnAppended() => TellObservers();

    protected override void OnLoaded()
    {
        _pending.Clear();
        // What was read of a state that was dropped may have changed in the journal.
        TellObservers();
    }

    /// <summary>Tells each observer once, however many changes follow before it reads again.</summary>
    private void TellObservers()
    {
        if (_observers is not { Count: > 0 } observers)
            return;
        foreach (var observer in observers)
            observer.Changed(_partnerId).Ignore();
        observers.Clear();
    }
}
