using ChannelGrains.Benchmarks.Peers;

namespace ChannelGrains.Benchmarks.Front;

/// <summary>A store that counts, too: what a team would build instead of ChannelGrains.</summary>
internal interface IPeerStore : IFrameStore
{
    /// <summary>Goes on in another of the ways that are tried; nothing may be under way.</summary>
    Task UseAsync(string variant);

    /// <summary>What a partner sold from one day to another, in whole months, as committed.</summary>
    Task<PartnerSales> ReadAsync(string partnerId, DateOnly first, DateOnly last);
}
