using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Scorecards;

/// <summary>Scorecards as they were known at an instant, folded from journals without waking the grains that they belong to.</summary>
public interface IScorecardThenGrain : IGrainWithIntegerKey
{
    /// <param name="partnerId">The partner.</param>
    /// <param name="period">Whole months.</param>
    /// <param name="asOfMicros">The instant, microseconds since 1970-01-01 UTC.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [ResponseTimeout("00:01:00")]
    Task<Answer<PartnerScoreThen>> ReadPartner(string partnerId, Period period, long asOfMicros, CancellationToken cancellationToken);

    /// <summary>Likewise, of the partners of a scope of all categories.</summary>
    [ResponseTimeout("00:01:00")]
    Task<Answer<ScopeScoreThen>> ReadScope(ViewScope scope, Period period, long asOfMicros, CancellationToken cancellationToken);
}
