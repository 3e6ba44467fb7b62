using Orleans.Concurrency;

namespace ChannelGrains.Grains.Feed;

/// <summary>A partner, as the feed knows it.</summary>
public interface IFedGrain : IGrainWithStringKey
{
    /// <summary>Has the state loaded, so that views are told what they do not know of it.</summary>
    [AlwaysInterleave]
    Task Refresh();

    /// <summary>Has the cells computed that are behind.</summary>
    [AlwaysInterleave]
    Task CatchUp();
}
