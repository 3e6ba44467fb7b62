using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Reviews;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    /// <summary>By whom facts are recorded that nobody asked for.</summary>
    public const string ReviewPrincipal = "review";

    /// <summary>Facts that reviews state in one turn; what is left follows in the next.</summary>
    private const int FactsAtOnce = 16;

    /// <summary>Until a review that failed is asked again though nothing arrives.</summary>
    private static readonly TimeSpan ReviewedAgainAfter = TimeSpan.FromMinutes(1);

    private ReviewMark? _review;

    public async Task<Answer<ReviewedVersion>> Review()
    {
        using var turn = await EnterAsync(CancellationToken.None);
        var (refusal, due) = State.Life is null ? (null, null) : await ReviewInTurnAsync();
        SnapshotIfDue();
        turn.Done();
        return refusal is null ? Answer<ReviewedVersion>.Of(new ReviewedVersion(Version, due), Ticket) : Answer<ReviewedVersion>.Refuse(refusal, Ticket);
    }

    /// <summary>A fact was folded: the reviews look at the partner some time later. While that is due it costs next to nothing.</summary>
    private void MarkForReview()
    {
        if (reviews.IsEnabled)
            (_review ??= reviews.NewMark(_partnerId)).Mark();
    }

    /// <summary>A batch was folded. Of most that busy partners send nothing is to be said, which is seen without a review.</summary>
    private void MarkBatchForReview()
    {
        if (!reviews.IsEnabled)
            return;
        var mark = _review ??= reviews.NewMark(_partnerId);
        if (mark.Waits)
            return;
        if (reviews.AreNeededAfterBatch(this, State))
            mark.Mark();
        else
            mark.MarkLater();
    }

    private async ValueTask<(Refusal? Refusal, long? DueAtMicros)> ReviewInTurnAsync()
    {
        long? due = null;
        var left = FactsAtOnce;
        foreach (var review in reviews.All)
            while (true)
            {
                var outcome = await AskAsync(review);
                if (outcome.Fact is not { } fact)
                {
                    due = Earlier(due, outcome.DueAtMicros);
                    break;
                }
                if (left-- == 0)
                    return (null, NowMicros);
                if (StateFact(fact, outcome) is { } refusal)
                    return (refusal, null);
            }
        return (null, due);
    }

    /// <summary>One that fails changed nothing and keeps no other from its turn; it is asked again before long.</summary>
    private async ValueTask<ReviewOutcome> AskAsync(PartnerReview review)
    {
        try
        {
            return await review.ReviewAsync(this, State, NowMicros, CancellationToken.None);
        }
        catch (Exception exception)
        {
            reviews.OnFailed(review, _partnerId, exception);
            return ReviewOutcome.NothingUntil(NowMicros + (long)ReviewedAgainAfter.TotalMicroseconds);
        }
    }

    private Refusal? StateFact(Fact fact, in ReviewOutcome outcome)
    {
        if (fact.RecordedAtMicros == 0)
            fact.RecordedAtMicros = NowMicros;
        fact.Principal = ReviewPrincipal;
        if (Record(fact, outcome.Index) is { } refusal)
            return refusal;
        outcome.WhenRecorded?.Invoke();
        reviews.OnFact();
        return null;
    }

    private static long? Earlier(long? left, long? right) => left is null || right < left ? right ?? left : left;
}
