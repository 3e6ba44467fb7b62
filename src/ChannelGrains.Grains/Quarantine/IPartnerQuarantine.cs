using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Quarantine;

/// <summary>A partner's open quarantine items, of some sources, or of all when none is named: the others are not there for the caller. Every answer
/// carries the commit that it must not leave before.</summary>
public interface IPartnerQuarantine : IGrainExtension
{
    /// <param name="pageSize">Items of a page; 0 for the default.</param>
    /// <param name="after">The item that the page before ended with; empty for the first page.</param>
    /// <param name="sources">The sources.</param>
    Task<Answer<ListedItems>> List(int pageSize, string after, [Immutable] IReadOnlySet<string> sources);

    Task<Answer<ReplayedItems>> Replay(ReplayQuarantined command, RequestStamp request, [Immutable] IReadOnlySet<string> sources);

    Task<Answer<DiscardedItems>> Discard(DiscardQuarantined command, RequestStamp request, [Immutable] IReadOnlySet<string> sources);
}
