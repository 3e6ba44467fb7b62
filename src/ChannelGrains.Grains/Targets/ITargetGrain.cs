using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Grains.Targets;

/// <summary>The targets of a scope above partners; the key is <see cref="TargetNames.GrainKey"/>. Every answer carries the commit that it must not leave before.</summary>
public interface ITargetGrain : IGrainWithStringKey
{
    Task<Answer<TargetVersion>> Set(SetTarget command, RequestStamp request);

    Task<Answer<Allocation>> Allocate(AllocateTarget command, RequestStamp request);

    /// <summary>The versions of a year.</summary>
    /// <param name="firstMonth">Its first month, in months since 1970-01.</param>
    Task<Answer<TargetReading>> Get(int firstMonth);

    /// <summary>The last allocation of a year; null where there is none.</summary>
    /// <param name="firstMonth">The first month of the year, in months since 1970-01.</param>
    /// <param name="after">The partner that the page comes behind; empty for the first page.</param>
    /// <param name="size">Parts of the page; 0 for the default.</param>
    Task<Answer<AllocationReading>> GetAllocation(int firstMonth, string after, int size);

    /// <summary>What its pace in a period is made of, apart from the sales.</summary>
    /// <param name="period">The period.</param>
    /// <param name="observer">Told, once, of a change after this answer; null when nobody watches.</param>
    Task<Answer<PaceReading>> ReadPace(Period period, IChangeObserver? observer);

    /// <summary>Its sales of the year before.</summary>
    /// <param name="scope">The scope, of which the grain may not know yet.</param>
    /// <param name="year">The target's year.</param>
    Task<Answer<LastYearReading>> ReadLastYear(TargetScope scope, Period year);

    /// <summary>Goes on with an allocation that is under way.</summary>
    Task Resume();
}
