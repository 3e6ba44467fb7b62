using ChannelGrains.Domain.CloseJobs;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.CloseJobs;

/// <summary>The closing of a month for all partners; the key is the month's id, as 2026-01. Every answer carries the commit that it must not leave before.</summary>
public interface ICloseJobGrain : IGrainWithStringKey
{
    /// <summary>Begins a job, or answers the one that is under way.</summary>
    Task<Answer<CloseJob>> Start(StartCloseJob command, RequestStamp request);

    /// <summary>How far a job is.</summary>
    /// <param name="number">Which job of the month, from 1.</param>
    Task<Answer<CloseJob>> Get(int number);

    /// <summary>Goes on with a job that is under way.</summary>
    Task Resume();
}
