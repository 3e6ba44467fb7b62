using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;
using ChannelGrains.Grains.Watching;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.SalesViews;

internal sealed class SalesViewGrain(FeedParts parts, SavedViews saved, ViewInstruments instruments, TimeProvider time, ILogger<SalesViewGrain> logger)
    : ViewGrain<MonthView>(RowSpaces.ViewMonths, parts, saved, instruments, time, logger), ISalesViewGrain
{
    private readonly Dictionary<ViewScope, HashSet<IChangeObserver>> _observers = [];

    public ValueTask<ViewReading<IReadOnlyList<PartnerSum>>> ReadPartners(ViewScope scope, IChangeObserver? observer) =>
        ValueTask.FromResult(Read(() => View.Partners(scope, isAskedAgain: observer is not null), scope, observer));

    public ValueTask<ViewReading<IReadOnlyList<PartnerNet>>> ReadNets(ViewScope scope, IChangeObserver? observer) =>
        ValueTask.FromResult(Read(() => View.Nets(scope, isAskedAgain: observer is not null), scope, observer));

    public ValueTask<ViewReading<IReadOnlyList<PartnerNet>>> ReadNetsOf(IReadOnlyCollection<string> partnerIds) => ValueTask.FromResult(Read(() => View.NetsOf(partnerIds)));

    public ValueTask<ViewReading<ViewSums>> ReadSums(ViewScope scope, IChangeObserver? observer) => ValueTask.FromResult(Read(() => View.Sums(scope), scope, observer));

    public ValueTask<ViewReading<IReadOnlyList<MarketName>>> ReadMarkets()
    {
        return ValueTask.FromResult(Read<IReadOnlyList<MarketName>>(() =>
        [
            .. View.Markets().Select(market => new MarketName(market.Region, market.Category)).Distinct()
                .OrderBy(market => market.Region, StringComparer.Ordinal).ThenBy(market => market.Category, StringComparer.Ordinal),
        ]));
    }

    protected override void OnTold() => TellObservers(View.TakeChanged());

    protected override void OnLeaving() => TellObservers([.. _observers.Keys]);

    protected override void ForgetUnasked()
    {
        View.ForgetUnasked();
        TellObservers(View.TakeChanged());
    }

    private ViewReading<T> Read<T>(Func<T> read, ViewScope scope, IChangeObserver? observer)
    {
        var reading = Read(read);
        if (observer is not null)
        {
            View.Watch(scope);
            if (!_observers.TryGetValue(scope, out var observers))
                _observers.Add(scope, observers = []);
            observers.Add(observer);
        }
        return reading;
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
            var source = MonthSource.Of(Key, scope);
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
}
