using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Grains.Targets;

/// <summary>A partner's targets. Every answer carries the commit that it must not leave before.</summary>
public interface IPartnerTargets : IGrainExtension
{
    Task<Answer<TargetVersion>> Set(SetTarget command, RequestStamp request);

    /// <summary>Takes a part of an allocation, once; the answer comes when it is durable.</summary>
    /// <param name="command">The part.</param>
    /// <param name="principal">Who allocated.</param>
    Task<Answer<TargetVersion>> Take(TakeAllocation command, string principal);

    /// <summary>The versions of a year.</summary>
    /// <param name="firstMonth">Its first month, in months since 1970-01.</param>
    Task<Answer<TargetReading>> Get(int firstMonth);

    /// <summary>What its pace in a period is made of.</summary>
    /// <param name="period">The period.</param>
    /// <param name="observer">Told, once, of a change after this answer; null when nobody watches.</param>
    Task<Answer<PaceReading>> ReadPace(Period period, IChangeObserver? observer);

    /// <summary>Its sales of the year before.</summary>
    Task<Answer<LastYearReading>> ReadLastYear(Period year);
}
