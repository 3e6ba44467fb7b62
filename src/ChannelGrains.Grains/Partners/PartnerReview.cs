using ChannelGrains.Grains.Reviews;

namespace ChannelGrains.Grains.Partners;

/// <summary>A review of what a partner's journal says. It runs in the partner's turn, a moment after facts came, at most once a second, and when it said that
/// it is due. One for all partners.</summary>
internal abstract class PartnerReview : Review
{
    /// <summary>Whether batches of transactions give it something to say; else only time and facts of other kinds do.</summary>
    public virtual bool FollowsBatches => true;

    /// <summary>Whether it may have something to say of a batch that was just folded, or an earlier one; where no review has, the partner is reviewed some time later. Asked for each batch, so that it is
    /// no more than a glance: it reads nothing, allocates nothing and does not throw.</summary>
    public virtual bool IsNeededAfterBatch(PartnerGrain grain, FoldedPartner partner) => true;

    /// <summary>Looks at a partner that was created. The same state and clock lead to the same outcome; once the fact of the outcome is folded, it does not say it again:
    /// after a crash it is asked again.</summary>
    /// <param name="grain">The partner's activation, which has the turn: nothing changes the partner meanwhile. A fact that is stated gets the version after its own.</param>
    /// <param name="partner">What is known of it.</param>
    /// <param name="nowMicros">The time, microseconds since 1970-01-01 UTC.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public abstract ValueTask<ReviewOutcome> ReviewAsync(PartnerGrain grain, FoldedPartner partner, long nowMicros, CancellationToken cancellationToken);
}
