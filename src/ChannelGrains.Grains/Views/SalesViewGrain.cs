using ChannelGrains.Domain.Views;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Watching;
using ChannelGrains.Journal;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Views;

/// <summary>Holds a month's view while it is told or asked; what was saved brings it back.</summary>
internal sealed partial class SalesViewGrain(IJournalStore store, PartnerSections sections, EarlyView early, ViewInstruments instruments, TimeProvider time, ILogger<SalesViewGrain> logger) : Grain, ISalesViewGrain
{
    /// <summary>A month that is neither told nor asked anything for so long leaves memory; what it was told is saved long before.</summary>
    private static readonly TimeSpan UnusedLife = TimeSpan.FromMinutes(1);

    private MonthView _view = null!; // read on activation
    private readonly Dictionary<ViewScope, HashSet<IChangeObserver>> _observers = [];
    private long _usedAt;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _usedAt = time.GetTimestamp();
        var month = ViewRows.Month(this.GetPrimaryKeyString());
        var saved = await early.TakeAsync(month) ?? await SavedView.ReadAsync(store, sections, month, cancellationToken);
        _view = saved.View;
        if (saved.Unreadable > 0)
        {
            instruments.OnUnreadable(saved.Unreadable);
            LogUnreadable(logger, this.GetPrimaryKeyString(), saved.Unreadable);
        }
        LogRestored(logger, this.GetPrimaryKeyString(), _view.PartnerCount, _view.CellCount, time.GetElapsedTime(_usedAt).TotalMilliseconds);
        this.RegisterGrainTimer(ForgetUnused, new GrainTimerCreationOptions(UnusedLife / 2, UnusedLife / 2) { KeepAlive = false });
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // The next activation does not know them. A silo that stops sends nothing more: renewals notice.
        if (reason.ReasonCode != DeactivationReasonCode.ShuttingDown)
            TellObservers([.. _observers.Keys]);
        return Task.CompletedTask;
    }

    public ValueTask<IReadOnlyList<string>> Apply(MonthUpdate update)
    {
        _usedAt = time.GetTimestamp();
        var missing = _view.Apply(update);
        TellObservers(_view.TakeChanged());
        return ValueTask.FromResult(missing);
    }

    public ValueTask<ViewReading<IReadOnlyList<PartnerSum>>> ReadPartners(ViewScope scope, IChangeObserver? observer) =>
        ValueTask.FromResult(Read(() => _view.Partners(scope, isAskedAgain: observer is not null), scope, observer));

    public ValueTask<ViewReading<IReadOnlyList<PartnerNet>>> ReadNets(ViewScope scope, IChangeObserver? observer) =>
        ValueTask.FromResult(Read(() => _view.Nets(scope, isAskedAgain: observer is not null), scope, observer));

    public ValueTask<ViewReading<ViewSums>> ReadSums(ViewScope scope, IChangeObserver? observer) => ValueTask.FromResult(Read(() => _view.Sums(scope), scope, observer));

    public ValueTask<ViewReading<IReadOnlyList<MarketName>>> ReadMarkets()
    {
        return ValueTask.FromResult(Read<IReadOnlyList<MarketName>>(() =>
        [
            .. _view.Markets().Select(market => new MarketName(market.Region, market.Category)).Distinct()
                .OrderBy(market => market.Region, StringComparer.Ordinal).ThenBy(market => market.Category, StringComparer.Ordinal),
        ], new ViewScope(), null));
    }

    public ValueTask<PartnerReading> ReadPartner(string partnerId)
    {
        var (version, cells) = _view.Read(partnerId);
        return ValueTask.FromResult(new PartnerReading(version, cells));
    }

    private ViewReading<T> Read<T>(Func<T> read, ViewScope scope, IChangeObserver? observer)
    {
        _usedAt = time.GetTimestamp();
        var value = read();
        if (observer is not null)
        {
            _view.Watch(scope);
            if (!_observers.TryGetValue(scope, out var observers))
                _observers.Add(scope, observers = []);
            observers.Add(observer);
        }
        return new ViewReading<T>(value, _view.Revision, Timestamps.ToMicros(time.GetUtcNow()), (long)time.GetElapsedTime(_usedAt).TotalMicroseconds);
    }

    /// <summary>Tells each observer in one message of all that it watches and that has changed.</summary>
    private void TellObservers(IReadOnlyList<ViewScope> scopes)
    {
        if (scopes.Count == 0)
            return;
        var told = new Dictionary<IChangeObserver, List<string>>();
        foreach (var scope in scopes)
        {
            if (!_observers.Remove(scope, out var observers))
                continue;
            var source = MonthSource.Of(this.GetPrimaryKeyString(), scope);
            foreach (var observer in observers)
            {
                if (!told.TryGetValue(observer, out var all))
                    told.Add(observer, all = []);
                all.Add(source);
            }
        }
        foreach (var (observer, all) in told)
            WaitingObservers.Tell(observer, all, logger);
    }

    private Task ForgetUnused(CancellationToken cancellationToken)
    {
        _view.ForgetUnasked();
        TellObservers(_view.TakeChanged());
        if (time.GetElapsedTime(_usedAt) >= UnusedLife)
            DeactivateOnIdle();
        return Task.CompletedTask;
    }

    [LoggerMessage(EventId = 3122, Level = LogLevel.Warning, Message = "The rows of {Partners} partners in the view of {Month} could not be read: it was made from their journals.")]
    private static partial void LogUnreadable(ILogger logger, string month, int partners);

    [LoggerMessage(EventId = 3121, Level = LogLevel.Information, Message = "The view of {Month} is there: {Partners} partners and {Cells} cells were saved, after {Milliseconds:0} ms.")]
    private static partial void LogRestored(ILogger logger, string month, int partners, int cells, double milliseconds);
}
