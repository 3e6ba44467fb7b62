using System.Collections.Concurrent;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Reviews;

internal sealed partial class ReviewQueue
{
    /// <summary>Rows saved in one write.</summary>
    private const int SavedAtOnce = 256;

    private readonly ConcurrentQueue<(ReviewMark Mark, long Since)> _unsaved = [];
    private readonly List<ReviewMark> _saving = [];
    private readonly IndexWrites _nextRows = new();
    private readonly List<long> _nextVersions = [];

    private TimeSpan SaveDelay => TimeSpan.FromMilliseconds(_options.SaveMilliseconds);

    private void EnqueueToSave(ReviewMark mark)
    {
        lock (mark)
        {
            if (mark.WaitsToSave)
                return;
            mark.WaitsToSave = true;
        }
        _unsaved.Enqueue((mark, _time.GetTimestamp()));
    }

    private async Task SaveRoundAsync()
    {
        while (await SaveAsync(SaveDelay) == SavedAtOnce)
        {
        }
    }

    private async Task SaveAllAsync()
    {
        while (await SaveAsync(TimeSpan.Zero) > 0)
        {
        }
    }

    /// <summary>Saves partners that have been quiet for long enough. One that is reviewed all the time waits on: what was saved of it would be behind at once.</summary>
    /// <returns>Partners saved.</returns>
    private async Task<int> SaveAsync(TimeSpan quiet)
    {
        _saving.Clear();
        for (var looked = _unsaved.Count; looked > 0 && _saving.Count < SavedAtOnce && TakeUnsaved(quiet) is { } mark; looked--)
            // One that waits to be reviewed is behind already, and comes back with its review.
            if (mark.Waits || mark.WaitsLater)
                continue;
            else if (_time.GetElapsedTime(mark.Last!.At) < quiet)
                EnqueueToSave(mark);
            else
                _saving.Add(mark);
        if (_saving.Count == 0)
            return 0;
        _nextRows.Clear();
        _nextVersions.Clear();
        try
        {
            foreach (var mark in _saving)
                await CollectAsync(mark);
            await _rows.WriteRowsAsync(_nextRows, _nextVersions, CancellationToken.None);
        }
        catch
        {
            _saving.ForEach(EnqueueToSave);
            throw;
        }
        _instruments.OnSaved(_nextRows.Count);
        return _saving.Count;
    }

    private ReviewMark? TakeUnsaved(TimeSpan waited)
    {
        if (!_unsaved.TryPeek(out var oldest) || _time.GetElapsedTime(oldest.Since) < waited || !_unsaved.TryDequeue(out oldest))
            return null;
        lock (oldest.Mark)
            oldest.Mark.WaitsToSave = false;
        return oldest.Mark;
    }

    // What was lost is not saved: its partner's journal is then another, and it is marked by what comes instead, or behind at the next start.
    private async ValueTask CollectAsync(ReviewMark mark)
    {
        var last = mark.Last!;
        if (!_commits.IsCommitted(last.Ticket) && last.Ticket != default && await _commits.WhenCommitted(last.Ticket, CancellationToken.None) != CommitOutcome.Committed)
            return;
        _nextVersions.Add(last.Version);
        _nextRows.Put(SavedReview.Key(mark.PartnerId), new SavedReview(last.Version, last.Stamp, last.DueAtMicros).Write());
    }
}
