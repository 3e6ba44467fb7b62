using System.Collections.Concurrent;
using ChannelGrains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Grains.Reviews;

/// <summary>
/// Has the partners of this process reviewed. Facts only mark a partner; a round, a few times a second, has those reviewed that have waited long enough. What was reviewed,
/// and when each is due though nothing arrives, is saved once a partner is quiet; what is not saved at a crash is reviewed at the next start.
/// </summary>
internal sealed partial class ReviewQueue : BackgroundService, IEndsBeforeGrains
{
    /// <summary>Partners that are reviewed at once.</summary>
    private const int ReviewedAtOnce = 8;

    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(25), PauseAfterFailure = TimeSpan.FromSeconds(1);

    /// <summary>Between two looks at the settings: at those of several silos, which the database and other silos are asked for, a silo with nothing to do looks five times less.</summary>
    private static readonly TimeSpan SettingsRound = TimeSpan.FromMilliseconds(50), SharedSettingsRound = TimeSpan.FromMilliseconds(250);

    // Of partners that were not reviewed lately, of those for which facts come all the time, and of those to which nothing came that a review would speak of.
    private readonly ConcurrentQueue<(ReviewMark Mark, long Since)> _soon = [];
    private readonly ConcurrentQueue<(ReviewMark Mark, long Since)> _again = [];
    private readonly ConcurrentQueue<(ReviewMark Mark, long Since)> _later = [];
    private readonly List<(ReviewMark Mark, long Since)> _taken = [];

    private readonly IGrainFactory _grains;
    private readonly IJournals _journals;
    private readonly IJournalRows _rows;
    private readonly ICommitWatch _commits;
    private readonly SiloShare _silos;
    private readonly ReviewSettings _settings;
    private readonly TimeProvider _time;
    private readonly ReviewInstruments _instruments;
    private readonly ReviewOptions _options;
    private readonly IHostApplicationLifetime _application;
    private readonly ILogger<ReviewQueue> _logger;
    private bool _isStarted;

    public ReviewQueue(
        IGrainFactory grains, IJournals journals, IJournalRows rows, ICommitWatch commits, SiloShare silos, ReviewSettings settings, TimeProvider time, ReviewInstruments instruments,
        IOptions<ReviewOptions> options, IHostApplicationLifetime application, ILogger<ReviewQueue> logger)
    {
        (_grains, _journals, _rows, _commits, _silos, _settings) = (grains, journals, rows, commits, silos, settings);
        (_time, _instruments, _options, _application, _logger) = (time, instruments, options.Value, application, logger);
        instruments.Observe(() => _soon.Count + _again.Count, () => _due.Count);
    }

    public bool IsEnabled => _options.Enabled && _settings.Any;

    private TimeSpan Delay => TimeSpan.FromMilliseconds(_options.DelayMilliseconds);

    private TimeSpan Later => TimeSpan.FromMilliseconds(_options.LaterMilliseconds);

    private TimeSpan Pause => TimeSpan.FromMilliseconds(_options.PauseMilliseconds);

    private long NowMicros => Timestamps.ToMicros(_time.GetUtcNow());

    /// <summary>Called by a mark on its partner's scheduler, when it does not wait yet.</summary>
    public void Enqueue(ReviewMark mark)
    {
        var isAgain = mark.TakenAt != 0 && _time.GetElapsedTime(mark.TakenAt) < Pause;
        (isAgain ? _again : _soon).Enqueue((mark, _time.GetTimestamp()));
    }

    /// <summary>Likewise, when it does not wait for later yet.</summary>
    public void EnqueueLater(ReviewMark mark) => _later.Enqueue((mark, _time.GetTimestamp()));

    /// <summary>Reviews what waits, while partners are still there: then the next start need not wake them.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (IsEnabled && _isStarted)
            await ReviewMarkedAsync(2 * (_soon.Count + _again.Count + _later.Count), waits: false, cancellationToken);
    }

    /// <summary>Saves what is left, so that the next start finds nothing behind.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (IsEnabled)
            await SaveAllAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        if (!IsEnabled)
            return;
        var started = new TaskCompletionSource();
        await using var registration = _application.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
        while (!await TryAsync(async () => _stamp = await _settings.StampAsync(cancellationToken), cancellationToken))
        {
        }
        _isStarted = true;
        await Task.WhenAll(
            RepeatAsync(() => ReviewMarkedAsync(PerRound, waits: true, cancellationToken), cancellationToken),
            RepeatAsync(() => ReviewDueAsync(cancellationToken), cancellationToken),
            RepeatAsync(SaveRoundAsync, cancellationToken),
            RepeatAsync(() => SweepIfDueAsync(cancellationToken), cancellationToken, _commits.IsShared ? SharedSettingsRound : SettingsRound));
    }

    private int PerRound => (int)Math.Max(1, _options.ReviewedPerSecond * Round.TotalSeconds);

    private async Task RepeatAsync(Func<Task> round, CancellationToken cancellationToken, TimeSpan? every = null)
    {
        try
        {
            while (true)
            {
                await TryAsync(round, cancellationToken);
                await Task.Delay(every ?? Round, _time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    /// <summary>False, after a pause, where it failed: what ends a background service ends the server.</summary>
    private async Task<bool> TryAsync(Func<Task> round, CancellationToken cancellationToken)
    {
        try
        {
            await round();
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogRoundFailed(_logger, exception);
            await Task.Delay(PauseAfterFailure, _time, cancellationToken);
            return false;
        }
    }

    /// <summary>Has marked partners reviewed. Those that facts come for all the time, and those of later, leave most of a round to the others, and get what these leave.</summary>
    private Task ReviewMarkedAsync(int most, bool waits, CancellationToken cancellationToken)
    {
        _taken.Clear();
        var again = _again.IsEmpty ? 0 : Math.Max(1, most / 4);
        var later = _later.IsEmpty ? 0 : Math.Max(1, most / 8);
        TakeAll(_soon, waits ? Delay : TimeSpan.Zero, most - again - later);
        while (_taken.Count < most - again && TakeLater(waits ? Later : TimeSpan.Zero))
        {
        }
        TakeAll(_again, waits ? Pause : TimeSpan.Zero, most);
        TakeAll(_soon, waits ? Delay : TimeSpan.Zero, most);
        return Parallel.ForEachAsync(_taken, new ParallelOptions { MaxDegreeOfParallelism = ReviewedAtOnce, CancellationToken = cancellationToken },
            (taken, _) => ReviewAsync(taken.Mark, ReviewCause.Fact, taken.Since == 0 ? null : () => _time.GetElapsedTime(taken.Since)));
    }

    private void TakeAll(ConcurrentQueue<(ReviewMark Mark, long Since)> queue, TimeSpan waited, int most)
    {
        while (_taken.Count < most && Take(queue, waited))
        {
        }
    }

    /// <summary>One that waits anyhow is reviewed then. Nobody waits for it: it has no lag.</summary>
    private bool TakeLater(TimeSpan waited)
    {
        if (!_later.TryPeek(out var oldest) || _time.GetElapsedTime(oldest.Since) < waited || !_later.TryDequeue(out oldest))
            return false;
        oldest.Mark.OnTakenLater();
        if (!oldest.Mark.Waits)
            _taken.Add((oldest.Mark, 0));
        return true;
    }

    private bool Take(ConcurrentQueue<(ReviewMark Mark, long Since)> queue, TimeSpan waited)
    {
        if (!queue.TryPeek(out var oldest) || _time.GetElapsedTime(oldest.Since) < waited || !queue.TryDequeue(out oldest))
            return false;
        oldest.Mark.OnTaken(_time.GetTimestamp());
        _taken.Add(oldest);
        return true;
    }

    private async ValueTask ReviewAsync(ReviewMark mark, ReviewCause cause, Func<TimeSpan>? lag)
    {
        var stamp = _stamp;
        try
        {
            var answer = await _grains.GetGrain<IReviewedGrain>(mark.PartnerId).Review();
            if (answer.Value is { } reviewed)
            {
                mark.OnReviewed(new FinishedReview(reviewed.Version, answer.Ticket, reviewed.DueAtMicros, stamp, _time.GetTimestamp()));
                Hold(mark);
                EnqueueToSave(mark);
                _instruments.OnReviewed(cause, lag?.Invoke());
                return;
            }
            PutOff(mark, RefusedPause);
        }
        catch (Exception exception)
        {
            LogNotReviewed(_logger, mark.PartnerId, FailedPause.TotalSeconds, exception);
            PutOff(mark, FailedPause);
        }
    }

    [LoggerMessage(EventId = 3481, Level = LogLevel.Warning, Message = "Partner {PartnerId} could not be reviewed; it is tried again after {Seconds} s.")]
    private static partial void LogNotReviewed(ILogger logger, string partnerId, double seconds, Exception exception);

    [LoggerMessage(EventId = 3482, Level = LogLevel.Warning, Message = "A round of reviews failed; it is tried again.")]
    private static partial void LogRoundFailed(ILogger logger, Exception exception);
}
