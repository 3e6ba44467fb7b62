using ChannelGrains.Grains.Reviews;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Partners;

/// <summary>The reviews of partners, and the way to their queue.</summary>
internal sealed partial class PartnerReviews
{
    /// <summary>Least time between two warnings: what fails for one partner may fail for all.</summary>
    private static readonly TimeSpan WarnsAtMostEvery = TimeSpan.FromSeconds(10);

    private readonly PartnerReview[] _ofBatches;
    private readonly ReviewQueue _queue;
    private readonly TimeProvider _time;
    private readonly ILogger<PartnerReviews> _logger;
    private long _warnedAt;
    private readonly ReviewInstruments _instruments;

    public PartnerReviews(IEnumerable<Review> all, ReviewQueue queue, ReviewInstruments instruments, TimeProvider time, ILogger<PartnerReviews> logger)
    {
        (All, _queue, _instruments, _time, _logger) = ([.. all.Cast<PartnerReview>()], queue, instruments, time, logger);
        _ofBatches = [.. All.Where(review => review.FollowsBatches)];
        IsEnabled = queue.IsEnabled;
    }

    public IReadOnlyList<PartnerReview> All { get; }

    public bool IsEnabled { get; }

    /// <summary>Whether some review may have something to say of the batch that was just folded.</summary>
    public bool AreNeededAfterBatch(PartnerGrain grain, FoldedPartner partner)
    {
        foreach (var review in _ofBatches)
            if (review.IsNeededAfterBatch(grain, partner))
                return true;
        return false;
    }

    public ReviewMark NewMark(string partnerId) => new(partnerId, _queue);

    public void OnFact() => _instruments.OnFact();

    /// <summary>A review threw, and is asked again.</summary>
    public void OnFailed(PartnerReview review, string partnerId, Exception exception)
    {
        _instruments.OnFailed();
        var (now, warned) = (_time.GetTimestamp(), Volatile.Read(ref _warnedAt));
        if ((warned == 0 || _time.GetElapsedTime(warned, now) >= WarnsAtMostEvery) && Interlocked.CompareExchange(ref _warnedAt, now, warned) == warned)
            LogFailed(_logger, review.Name, partnerId, exception);
    }

    [LoggerMessage(EventId = 3484, Level = LogLevel.Warning, Message = "The review {Review} of partner {PartnerId} failed, and of others perhaps too; it is tried again after a minute, or when more comes.")]
    private static partial void LogFailed(ILogger logger, string review, string partnerId, Exception exception);
}
