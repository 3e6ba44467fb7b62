using System.Buffers;
using System.Collections.Concurrent;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Feed;

internal sealed partial class ViewFeed
{
    /// <summary>A partner that tells nothing for so long is let go of, with its cells.</summary>
    private static readonly TimeSpan IdleLife = TimeSpan.FromMinutes(1);

    /// <summary>Partners saved in one write. A round has one for each so many that wait, so that it keeps up with whatever sells.</summary>
    private const int SavedAtOnce = 128, WaitingForAWrite = 8_192;

    // Of partners that sell now and then, and of those that sold again soon after they were saved.
    private readonly ConcurrentQueue<(PartnerFeed Feed, long Since)> _unsaved = [];
    private readonly ConcurrentQueue<(PartnerFeed Feed, long Since)> _unsavedAgain = [];
    private readonly Queue<(PartnerFeed Feed, long Since)> _saved = [];
    private readonly List<PartnerFeed> _saving = [];
    private readonly List<(string PartnerId, long Version, ViewId[] Views, IReadOnlyList<FeedPart> Parts)> _partnerRows = [];
    private readonly int[] _rowsOfPart = new int[byte.MaxValue + 1];
    private readonly CommitWait _nextCommits = new();
    private readonly IndexWrites _nextRows = new();
    private readonly List<long> _nextVersions = [];
    private readonly ArrayBufferWriter<byte> _row = new(1024);

    private TimeSpan SaveDelay => TimeSpan.FromMilliseconds(options.Value.SaveMilliseconds);

    private TimeSpan SaveAgainDelay => TimeSpan.FromMilliseconds(options.Value.SaveAgainMilliseconds);

    /// <summary>Under the feed's gate. What sells all the time is saved less often, as each row would soon be out of date again.</summary>
    public void EnqueueToSave(PartnerFeed feed)
    {
        var isAgain = feed.SavedAt is { } savedAt && time.GetElapsedTime(savedAt) < SaveAgainDelay;
        (isAgain ? _unsavedAgain : _unsaved).Enqueue((feed, Now));
    }

    private async Task SaveRoundAsync()
    {
        for (var writes = 1 + (_unsaved.Count + _unsavedAgain.Count) / WaitingForAWrite; writes > 0 && await SaveAsync(SaveDelay, SaveAgainDelay) == SavedAtOnce; writes--)
        {
        }
        CloseIdle();
    }

    /// <summary>Saves the rows of partners that have waited long enough, oldest first: all rows of a partner and its version together.</summary>
    /// <returns>Partners saved.</returns>
    private async Task<int> SaveAsync(TimeSpan waited, TimeSpan waitedAgain)
    {
        _saving.Clear();
        _nextRows.Clear();
        _nextVersions.Clear();
        _nextCommits.Clear();
        Action<PartnerFeed> taken = static feed => feed.OnTakenToSave();
        try
        {
            while (_saving.Count < SavedAtOnce && (Take(_unsaved, waited, taken) ?? Take(_unsavedAgain, waitedAgain, taken)) is { } feed)
                if (feed.IsOpen)
                    _saving.Add(feed);
            if (_saving.Count == 0)
                return 0;
            CollectAll();
            if ((await _nextCommits.LostAsync(commits)).Count > 0)
            {
                // Their partners load themselves again, and then all is saved as it is.
                _saving.ForEach(SaveAgain);
                return 0;
            }
            await rows.WriteRowsAsync(_nextRows, _nextVersions, CancellationToken.None);
            foreach (var part in parts.All)
                instruments.OnSaved(part, _rowsOfPart[part.Space]);
            _saving.ForEach(OnSaved);
            return _saving.Count;
        }
        catch
        {
            _saving.ForEach(SaveAgain);
            throw;
        }
    }

    /// <summary>Takes the oldest of a queue, when it has waited long enough: what changes from now on queues again.</summary>
    private PartnerFeed? Take(ConcurrentQueue<(PartnerFeed Feed, long Since)> queue, TimeSpan waited, Action<PartnerFeed> onTaken)
    {
        if (!queue.TryPeek(out var oldest) || time.GetElapsedTime(oldest.Since) < waited || !queue.TryDequeue(out oldest))
            return null;
        lock (oldest.Feed.Gate)
            onTaken(oldest.Feed);
        return oldest.Feed;
    }

    /// <summary>Adds the rows of all that are saved to those that are written next, in the order of their keys: the store finds the place of a row
    /// sooner from the one before.</summary>
    private void CollectAll()
    {
        _saving.Sort((left, right) => string.CompareOrdinal(left.PartnerId, right.PartnerId));
        _partnerRows.Clear();
        Array.Clear(_rowsOfPart);
        foreach (var feed in _saving)
            _nextCommits.Add(feed, Collect(feed));
        foreach (var (partnerId, version, views, saved) in _partnerRows)
            Put(FeedRows.PartnerKey(partnerId), SavedPartner.Write(version, views, saved), version);
    }

    private void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> row, long version)
    {
        _nextRows.Put(key, row);
        _nextVersions.Add(version);
    }

    /// <summary>Adds a partner's cells to the rows that are written next.</summary>
    /// <returns>The commit that they show: nothing of it is saved before.</returns>
    private CommitTicket Collect(PartnerFeed feed)
    {
        lock (feed.Gate)
        {
            var views = feed.SavedViews;
            feed.Cells.Save(_row, view =>
            {
                Put(FeedRows.ViewKey(view, feed.PartnerId), _row.WrittenSpan, feed.Cells.Version);
                _rowsOfPart[view.Part]++;
                if (!views.Contains(view))
                    views = [.. views, view];
            });
            feed.SavedViews = views;
            // A part that is behind counts as one that was not saved: the next start has its partner loaded.
            _partnerRows.Add((feed.PartnerId, feed.Cells.Version, views, feed.Cells.IsBehind ? [.. parts.All.Where(part => !feed.Cells.IsPartBehind(part.Space))] : parts.All));
            return feed.Ticket;
        }
    }

    private void OnSaved(PartnerFeed feed)
    {
        bool isListed;
        lock (feed.Gate)
        {
            isListed = feed.SavedAt is not null;
            feed.OnSaved(Now);
            feed.Cells.ForgetOld();
        }
        if (!isListed)
            _saved.Enqueue((feed, Now));
    }

    private static void SaveAgain(PartnerFeed feed)
    {
        lock (feed.Gate)
        {
            feed.Cells.SaveAgain();
            feed.SaveAgain();
        }
    }

    /// <summary>Lets go of partners that were last saved long ago. Each is listed once, and again when it was saved since then.</summary>
    private void CloseIdle()
    {
        while (_saved.TryPeek(out var oldest) && time.GetElapsedTime(oldest.Since) >= IdleLife)
        {
            var feed = _saved.Dequeue().Feed;
            if (feed.TryClose(savedBefore: IdleLife))
                _feeds.TryRemove(KeyValuePair.Create(feed.PartnerId, feed));
            else
                _saved.Enqueue((feed, Now));
        }
    }
}
