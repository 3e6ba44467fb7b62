using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Settlement;

/// <summary>A capability's word on what keeps a partner from being paid. One for all partners; asked at approval, when a run takes a statement, and for whoever reads it.</summary>
internal abstract class PayoutCondition
{
    /// <summary>What its blocks are named.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>What blocks a statement today, each with its evidence; what is no more there blocks nothing.</summary>
    /// <param name="grain">The partner's activation, which has the turn.</param>
    /// <param name="partner">What is known of it.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="today">The partner's business day.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public abstract ValueTask<IReadOnlyList<PayoutBlock>> FindAsync(
        PartnerGrain grain, FoldedPartner partner, ClosedStatement statement, BusinessDay today, CancellationToken cancellationToken);
}
