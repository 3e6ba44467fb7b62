using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Grains.AsOf;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Scorecards;

/// <summary>Has no state: how many calls run at once is the reader's affair.</summary>
[Reentrant, StatelessWorker(maxLocalWorkers: 1)]
internal sealed class ScorecardThenGrain(IJournals journals, FeedParts parts, AsOfReader reader) : Grain, IScorecardThenGrain
{
    public Task<Answer<PartnerScoreThen>> ReadPartner(string partnerId, Period period, long asOfMicros, CancellationToken cancellationToken) =>
        reader.ReadAsync(asOfMicros, then => Reading(then, period).PartnerAsync(partnerId, cancellationToken), cancellationToken);

    public Task<Answer<ScopeScoreThen>> ReadScope(ViewScope scope, Period period, long asOfMicros, CancellationToken cancellationToken) =>
        reader.ReadAsync(asOfMicros, then => Reading(then, period).ScopeAsync(scope, cancellationToken), cancellationToken);

    private ScorecardThen Reading(JournalsThen then, Period period) => new(then, new PartnersReader(journals, parts, then, period, reader.MaxPartners), period);
}
