using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Lanes;

/// <summary>The lanes of a partner's sources. Every answer carries the commit that it must not leave before.</summary>
public interface IPartnerLanes : IGrainExtension
{
    Task<Answer<LaneReading>> Open(OpenLane command, RequestStamp request);

    /// <summary>A source's lane; one in which nothing was sent when the partner has none.</summary>
    Task<Answer<LaneReading>> Get(string sourceId);

    /// <summary>The lanes of some sources; of all when none is named.</summary>
    Task<Answer<IReadOnlyList<LaneReading>>> List([Immutable] IReadOnlySet<string> sources);
}
