using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Reviews;

internal sealed partial class ReviewQueue
{
    private const int PageSize = 1_024;

    // Few: nobody waits for them as for the first questions of partners.
    private const int SweptAtOnce = 2;

    /// <summary>Until a partner is reviewed again whose journal took nothing, and one whose review failed.</summary>
    private static readonly TimeSpan RefusedPause = TimeSpan.FromSeconds(1), FailedPause = TimeSpan.FromMinutes(1);

    private readonly DueReviews _due = new();
    private readonly List<(long DueMicros, string PartnerId)> _dueNow = [];
    private ulong _stamp;
    private ulong? _sweptStamp;
    private ulong _sweptSilos;

    private TimeSpan Horizon => TimeSpan.FromMinutes(_options.HorizonMinutes);

    /// <summary>Holds when a partner is due, unless it is held to be due before: then it is reviewed once too often.</summary>
    private void Hold(ReviewMark mark)
    {
        if (mark.Last!.DueAtMicros is not { } due || (mark.HeldDueMicros > NowMicros && mark.HeldDueMicros <= due))
            return;
        // Not at once: a review that says so would never end.
        due = Math.Max(due, NowMicros + (long)Pause.TotalMicroseconds);
        if (_due.TryAdd(due, mark.PartnerId))
            mark.HeldDueMicros = due;
    }

    private void PutOff(ReviewMark mark, TimeSpan pause)
    {
        _instruments.OnPutOff();
        // Beyond the horizon the rows say that it is behind.
        _due.TryAdd(NowMicros + (long)pause.TotalMicroseconds, mark.PartnerId);
    }

    private Task ReviewDueAsync(CancellationToken cancellationToken)
    {
        _dueNow.Clear();
        while (_dueNow.Count < PerRound && _due.TryTake(NowMicros, out var due))
            _dueNow.Add(due);
        return Parallel.ForEachAsync(_dueNow, new ParallelOptions { MaxDegreeOfParallelism = ReviewedAtOnce, CancellationToken = cancellationToken },
            (due, _) => ReviewAsync(new ReviewMark(due.PartnerId, this), ReviewCause.Due, () => TimeSpan.FromMicroseconds(NowMicros - due.DueMicros)));
    }

    /// <summary>At the start, when the settings changed, when silos came or went, and when the horizon is near: looks through what was saved of all partners of this silo's share.</summary>
    private async Task SweepIfDueAsync(CancellationToken cancellationToken)
    {
        _stamp = await _settings.StampAsync(cancellationToken);
        var silos = _silos.Stamp;
        if (_sweptStamp == _stamp && _sweptSilos == silos && NowMicros + (long)Pause.TotalMicroseconds < _due.HorizonMicros)
            return;
        var stamp = _stamp;
        await SweepAsync(stamp, cancellationToken);
        (_sweptStamp, _sweptSilos) = (stamp, silos);
    }

    /// <summary>Finds, in the store, who is due within the horizon, and has those reviewed of whom what was saved is behind: their journals or the settings have gone on.</summary>
    private async Task SweepAsync(ulong stamp, CancellationToken cancellationToken)
    {
        var startedAt = _time.GetTimestamp();
        _due.Extend(NowMicros + (long)Horizon.TotalMicroseconds);
        var (saved, isOwn) = (new SavedReviews(_rows), _silos.Take());
        var (partners, reviewed) = (0, 0);
        for (var after = ""; ;)
        {
            var page = await _journals.ListVersionsAsync(JournalNames.Partner, after, PageSize, cancellationToken);
            List<JournalVersion> own = [.. page.Where(partner => isOwn(PartnerOf(partner)))];
            partners += own.Count;
            reviewed += await SweepAsync(own, saved, stamp, cancellationToken);
            if (page.Count < PageSize)
                break;
            after = page[^1].Name.Value;
        }
        LogSwept(_logger, partners, reviewed, _due.Count, _time.GetElapsedTime(startedAt).TotalMilliseconds);
    }

    private async Task<int> SweepAsync(IReadOnlyList<JournalVersion> partners, SavedReviews saved, ulong stamp, CancellationToken cancellationToken)
    {
        var behind = new List<string>();
        foreach (var partner in partners)
        {
            var partnerId = PartnerOf(partner);
            var review = await saved.OfAsync(partnerId, cancellationToken);
            if (review.Version != partner.Version || review.Stamp != stamp)
                behind.Add(partnerId);
            else if (review.DueAtMicros is { } due)
                _due.TryAdd(due, partnerId);
        }
        await Parallel.ForEachAsync(behind, new ParallelOptions { MaxDegreeOfParallelism = SweptAtOnce, CancellationToken = cancellationToken },
            (partnerId, _) => ReviewAsync(new ReviewMark(partnerId, this), ReviewCause.Behind, null));
        return behind.Count;
    }

    private static string PartnerOf(in JournalVersion partner) => partner.Name.Value[JournalNames.Partner.Length..];

    [LoggerMessage(EventId = 3483, Level = LogLevel.Information,
        Message = "Of {Partners} partners {Reviewed} were reviewed, as what was saved of them was behind, and {Due} are due before long, after {Milliseconds:0} ms.")]
    private static partial void LogSwept(ILogger logger, int partners, int reviewed, int due, double milliseconds);
}
