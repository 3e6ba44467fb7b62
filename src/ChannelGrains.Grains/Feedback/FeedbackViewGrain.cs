using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;
using ChannelGrains.Grains.Watching;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Feedback;

internal sealed class FeedbackViewGrain(FeedParts parts, SavedViews saved, ViewInstruments instruments, TimeProvider time, ILogger<FeedbackViewGrain> logger)
    : ViewGrain<FeedbackView>(RowSpaces.FeedbackMonths, parts, saved, instruments, time, logger), IFeedbackViewGrain
{
    private WaitingObservers _observers;
    private long _toldRevision;

    public ValueTask<ViewReading<FeedbackSum>> ReadSum(ViewScope scope, IChangeObserver? observer)
    {
        var sum = Read(() => View.Sum(scope, Timestamps.ToMicros(Time.GetUtcNow())));
        _observers.Add(observer);
        return ValueTask.FromResult(sum);
    }

    public ValueTask<ViewReading<IReadOnlyList<PartnerFeedbackSum>>> ReadPartners() => ValueTask.FromResult(Read(() => View.Partners(Timestamps.ToMicros(Time.GetUtcNow()))));

    public ValueTask<ViewReading<IReadOnlyList<PartnerFeedbackSum>>> ReadPartnersOf(IReadOnlyCollection<string> partnerIds) =>
        ValueTask.FromResult(Read(() => View.PartnersOf(partnerIds, Timestamps.ToMicros(Time.GetUtcNow()))));

    protected override void OnTold()
    {
        if (View.Revision == _toldRevision)
            return;
        _toldRevision = View.Revision;
        TellObservers();
    }

    protected override void OnLeaving() => TellObservers();

    private void TellObservers() => _observers.Tell(FeedbackSource.Of(Key), logger);
}
