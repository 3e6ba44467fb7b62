using ChannelGrains.Grains.Feed;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Partners;

/// <summary>The way from partners to the feed.</summary>
internal sealed class PartnerTelling(ViewFeed feed, PartnerParts parts)
{
    public bool IsEnabled => feed.IsEnabled;

    /// <summary>See <see cref="ViewFeed.OpenAsync"/>.</summary>
    public ValueTask<(PartnerFeed Feed, bool IsCurrent)> OpenAsync(string partnerId, long version) => feed.OpenAsync(partnerId, version);

    /// <summary>See <see cref="PartnerParts.AreToPrepare"/>.</summary>
    public bool IsToPrepare(FoldedPartner partner) => parts.AreToPrepare(partner);

    /// <summary>See <see cref="PartnerParts.PrepareAsync"/>.</summary>
    public ValueTask PrepareAsync(FoldedPartner partner, IJournals journals, JournalRef journal, CancellationToken cancellationToken) =>
        parts.PrepareAsync(partner, journals, journal, cancellationToken);

    /// <summary>See <see cref="PartnerParts.CatchUp"/>.</summary>
    public void CatchUp(PartnerFeed told, long version, FoldedPartner partner) => parts.CatchUp(told, version, partner);

    /// <summary>Has the views told of a partner's last fact; it is folded, and nothing later is.</summary>
    /// <param name="told">The partner's feed, of an activation that has told everything before; null when it told nothing yet. Replaced when it was let go of.</param>
    /// <param name="partnerId">The partner.</param>
    /// <param name="version">The fact's version.</param>
    /// <param name="ticket">Its commit.</param>
    /// <param name="partner">The state.</param>
    /// <param name="change">What the fact did.</param>
    public void Tell(ref PartnerFeed? told, string partnerId, long version, CommitTicket ticket, FoldedPartner partner, in PartnerChange change)
    {
        while (told is null || !parts.Follow(told, version, ticket, partner, change))
            told = feed.Reopen(partnerId, version - 1, told);
    }
}
