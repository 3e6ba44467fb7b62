using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.PartnerCounts;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;
using ChannelGrains.Grains.Watching;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.PartnerCounts;

internal sealed class PartnerCountsGrain(FeedParts parts, SavedViews saved, ViewInstruments instruments, TimeProvider time, ILogger<PartnerCountsGrain> logger)
    : ViewGrain<PartnerCountView>(RowSpaces.PartnerTimelines, parts, saved, instruments, time, logger), IPartnerCountsGrain
{
    private readonly Guid _activation = Guid.NewGuid();
    private WaitingObservers _observers;
    private long _toldRevision;

    public ValueTask<ViewReading<IReadOnlyList<PartnerCount>>> ReadCounts(IChangeObserver? observer)
    {
        var counts = Read(() => View.CountsAt(Timestamps.ToMicros(Time.GetUtcNow())));
        _observers.Add(observer);
        return ValueTask.FromResult(counts);
    }

    public ValueTask<ViewReading<IReadOnlyList<PartnerCount>>> ReadCountsOn(BusinessDay day) => ValueTask.FromResult(Read(() => View.CountsOn(day)));

    public ValueTask<ViewReading<IReadOnlyList<PartnerActivations>>> ReadActivations(BusinessDay firstDay, BusinessDay lastDay, IChangeObserver? observer)
    {
        var activations = Read(() => View.Activations(firstDay, lastDay));
        _observers.Add(observer);
        return ValueTask.FromResult(activations);
    }

    public ValueTask<ViewReading<IReadOnlyList<SellingPartner>>> ReadSellingOn(BusinessDay day) => ValueTask.FromResult(Read(() => View.SellingOn(day)));

    public ValueTask<ViewReading<IReadOnlyList<SellingPartner>>> ReadSellingOf(IReadOnlyCollection<string> partnerIds, BusinessDay day) =>
        ValueTask.FromResult(Read(() => View.SellingOf(partnerIds, day)));

    public ValueTask<ViewReading<RosterReading>> ReadRoster(RosterStamp? known) => ValueTask.FromResult(Read(() =>
    {
        var stamp = new RosterStamp(_activation, View.Revision);
        return new RosterReading(stamp == known ? null : View.Roster(), stamp);
    }));

    protected override void OnTold()
    {
        if (View.Revision == _toldRevision)
            return;
        _toldRevision = View.Revision;
        TellObservers();
    }

    protected override void OnLeaving() => TellObservers();

    private void TellObservers() => _observers.Tell(PartnerCountsKey.Source, logger);
}
