using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Watching;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Scorecards;

/// <summary>What the scorecard of a partner is computed from. Every answer carries the commit that it must not leave before.</summary>
public interface IPartnerScore : IGrainExtension
{
    /// <param name="period">Whole months.</param>
    /// <param name="observer">Told, once, when the partner changes after this answer; null when nobody watches.</param>
    [AlwaysInterleave]
    Task<Answer<PartnerFigures>> Read(Period period, IChangeObserver? observer);

    /// <param name="period">Whole months.</param>
    [AlwaysInterleave]
    Task<Answer<SketchedCustomers>> SketchCustomers(Period period);
}
