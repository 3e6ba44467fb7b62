using ChannelGrains.Grains.Journalled;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Reviews;

/// <summary>A partner, as the reviews know it.</summary>
public interface IReviewedGrain : IGrainWithStringKey
{
    /// <summary>Has every review look at it and appends what they state. Refused when the journal takes nothing now, or another activation was sooner: it is due again.</summary>
    [AlwaysInterleave]
    Task<Answer<ReviewedVersion>> Review();
}
