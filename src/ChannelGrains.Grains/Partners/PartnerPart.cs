using ChannelGrains.Domain.Feed;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Partners;

/// <summary>A part of the feed that tells what a partner's journal holds. Pure, and one for all partners.</summary>
internal abstract class PartnerPart : FeedPart
{
    /// <summary>Whether a fact of a kind may change what it tells; of others it never hears.</summary>
    public abstract bool Follows(Fact.KindOneofCase kind);

    /// <summary>Enters in the cells what the fact of their version did; the partner's state holds it already and nothing later.</summary>
    /// <returns>False when that is not known, so that everything of the partner is read anew.</returns>
    public abstract bool Follow(PartnerCells cells, FoldedPartner partner, in PartnerChange change);

    /// <summary>The views for which a partner has something.</summary>
    public abstract IEnumerable<int> Views(FoldedPartner partner);

    /// <summary>Reads the cells of a view from a partner that was created, at a version.</summary>
    public abstract ViewCells Read(int view, long version, FoldedPartner partner);
}
