using Orleans.Concurrency;

namespace ChannelGrains.Grains.Feed;

/// <summary>A partner, as the feed knows it.</summary>
public interface IFedGrain : IGrainWithStringKey
{
    /// <summary>Has the state loaded, so that views are told what they do not know of it.</summary>
    [AlwaysInterleave]
    Task Refresh();

    /// <summary>Has the cells computed that are behind, of the feed in the process where the partner is.</summary>
    /// <returns>The number of that process's store.</returns>
    [AlwaysInterleave]
    Task<uint> CatchUp();
}
