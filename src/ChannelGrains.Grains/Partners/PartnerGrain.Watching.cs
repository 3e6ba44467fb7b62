using ChannelGrains.Domain.Calendars;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Kpis;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    /// <summary>Who has read since the last change, and is not told yet: at most one per gateway process.</summary>
    private HashSet<IPartnerObserver>? _observers;

    public ValueTask<Answer<PartnerFigures>> WatchKpis(Period period, IPartnerObserver observer) => ReadAsync(_ =>
    {
        // Nothing runs between reading and entering the observer, so that no change falls between them.
        var answer = Figures(period);
        if (answer.Refusal is null)
            (_observers ??= []).Add(observer);
        return answer;
    }, CancellationToken.None);

    protected override void OnAppended() => TellObservers();

    /// <summary>Tells each observer once, however many changes follow before it reads again. Never throws: who is not told notices at its renewal.</summary>
    private void TellObservers()
    {
        if (_observers is not { } observers)
            return;
        _observers = null;
        foreach (var observer in observers)
        {
            try
            {
                observer.Changed(_partnerId).Ignore();
            }
            catch (Exception exception)
            {
                LogNotTold(logger, _partnerId, exception);
            }
        }
    }

    [LoggerMessage(EventId = 3002, Level = LogLevel.Debug, Message = "A watcher of partner {PartnerId} was not told of a change; it reads again by itself.")]
    private static partial void LogNotTold(ILogger logger, string partnerId, Exception exception);
}
