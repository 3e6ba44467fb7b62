using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Partners;

/// <summary>A capability's share of a partner's journal: folds its own kind of fact. Pure, and one for all partners; what it knows of one lies in
/// <see cref="FoldedPartner"/>.</summary>
internal abstract class PartnerSection
{
    /// <summary>Its place in a <see cref="Fact"/>.</summary>
    public abstract Fact.KindOneofCase Kind { get; }

    /// <summary>Folds a fact of its kind; false, and nothing is changed, where it is one that this version does not know.</summary>
    public abstract bool Apply(FoldedPartner partner, Fact fact, long version);

    /// <summary>Folds what a fact of any kind says beside it, once its kind is folded; of batches of transactions it is not called.</summary>
    public virtual void ApplyBeside(FoldedPartner partner, Fact fact, long version)
    {
    }
}
