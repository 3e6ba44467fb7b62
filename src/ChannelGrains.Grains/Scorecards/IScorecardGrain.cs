using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Grains.Scorecards;

/// <summary>The versions of the scorecard's definition; the key is <see cref="ScorecardKeys.Scorecards"/>.</summary>
public interface IScorecardGrain : IGrainWithStringKey
{
    Task<Answer<ScorecardDefinition>> Define(DefineScorecard command, RequestStamp request);

    /// <summary>All versions, in the order in which they were defined.</summary>
    /// <param name="observer">Told, once, when a version is defined after this answer; null when nobody watches.</param>
    Task<Answer<DefinedScorecards>> Read(IChangeObserver? observer);
}
