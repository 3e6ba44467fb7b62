using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Agreements;

/// <summary>What a version means for a partner's money, said by whoever settles it.</summary>
internal abstract class AgreementEffects
{
    /// <summary>The last day of the last closed period, <see cref="BusinessDay.SinceEver"/> for none.</summary>
    public abstract BusinessDay ClosedThrough(FoldedPartner partner);

    /// <summary>The months whose commission would be another if a version were signed now.</summary>
    /// <param name="grain">The partner's activation, which has the turn.</param>
    /// <param name="partner">What is known of it.</param>
    /// <param name="version">The version.</param>
    /// <param name="terms">What it says.</param>
    /// <param name="today">The partner's business day.</param>
    public abstract ValueTask<IReadOnlyList<AmendedMonth>> FindAsync(
        PartnerGrain grain, FoldedPartner partner, AgreementVersion version, AgreementTerms terms, BusinessDay today);
}
