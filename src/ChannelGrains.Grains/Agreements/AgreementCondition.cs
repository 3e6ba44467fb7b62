using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Agreements;

/// <summary>A capability's word on what keeps agreements with a partner from being signed or amended. One for all partners.</summary>
internal abstract class AgreementCondition
{
    /// <summary>Why none is today; null where nothing keeps it.</summary>
    /// <param name="partner">What is known of it; it was created.</param>
    /// <param name="version">What the version that is signed or amended names.</param>
    /// <param name="today">The partner's business day.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public abstract ValueTask<Refusal?> FindAsync(FoldedPartner partner, AgreementScope version, BusinessDay today, CancellationToken cancellationToken);
}
