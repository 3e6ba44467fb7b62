using ChannelGrains.Domain.Feed;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Partners;

/// <summary>A part of the feed that tells what a partner's journal holds. One for all partners, and pure, <see cref="PrepareAsync"/> apart.</summary>
internal abstract class PartnerPart : FeedPart
{
    /// <summary>Whether a fact of a kind may change what it tells; of others it never hears.</summary>
    public abstract bool Follows(Fact.KindOneofCase kind);

    /// <summary>Enters in the cells what the fact of their version did; the partner's state holds it already and nothing later.</summary>
    /// <returns>False when that is not known, so that everything of the partner is read anew.</returns>
    public abstract bool Follow(PartnerCells cells, FoldedPartner partner, in PartnerChange change);

    /// <summary>The views for which a partner has something.</summary>
    public abstract IEnumerable<int> Views(FoldedPartner partner);

    /// <summary>Reads the cells of a view from a partner that was created, at a version. They are behind where the partner is not prepared.</summary>
    public abstract ViewCells Read(int view, long version, FoldedPartner partner);

    /// <summary>Whether all that it needs is in the partner's state.</summary>
    public virtual bool IsPrepared(FoldedPartner partner) => true;

    /// <summary>Reads into the state what it needs of the partner's records, and of other journals.</summary>
    /// <param name="partner">A partner that was created; nothing changes it meanwhile.</param>
    /// <param name="journals">The journals.</param>
    /// <param name="journal">The partner's; all that the state says is durable.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    public virtual ValueTask PrepareAsync(FoldedPartner partner, IJournals journals, JournalRef journal, CancellationToken cancellationToken) => default;

    /// <summary>Computes its cells that are behind, from a partner at the cells' version.</summary>
    public virtual void CatchUp(PartnerCells cells, FoldedPartner partner)
    {
    }
}
