using System.Collections.Concurrent;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Views;

internal sealed partial class ViewFeed
{
    /// <summary>A partner that tells nothing for so long is let go of, with its cells.</summary>
    private static readonly TimeSpan IdleLife = TimeSpan.FromMinutes(1);

    private readonly ConcurrentQueue<(PartnerFeed Feed, long Since)> _unsaved = [];
    private readonly Queue<(PartnerFeed Feed, long Since)> _saved = [];
    private readonly IndexWrites _rows = new();

    public void EnqueueToSave(PartnerFeed feed) => _unsaved.Enqueue((feed, Now));

    /// <summary>Saves the rows of partners that have waited long enough, oldest first: all rows of a partner and its version together.</summary>
    /// <returns>Partners saved.</returns>
    private async Task<int> SaveAsync(TimeSpan waited, int max)
    {
        var saved = new List<PartnerFeed>();
        try
        {
            while (saved.Count < max && _unsaved.TryPeek(out var oldest) && time.GetElapsedTime(oldest.Since) >= waited && _unsaved.TryDequeue(out oldest))
            {
                saved.Add(oldest.Feed);
                await CollectAsync(oldest.Feed);
            }
            if (saved.Count == 0)
                return 0;
            await store.WriteRowsAsync(_rows, CancellationToken.None);
            instruments.OnSaved(_rows.Count);
            foreach (var feed in saved)
                OnSaved(feed);
            return saved.Count;
        }
        catch
        {
            foreach (var feed in saved)
                SaveAgain(feed);
            throw;
        }
        finally
        {
            _rows.Clear();
        }
    }

    private async ValueTask CollectAsync(PartnerFeed feed)
    {
        feed.SavedMonths ??= await store.ReadRowAsync(ViewRows.PartnerKey(feed.PartnerId), CancellationToken.None) is { } saved
            ? SavedPartner.Read(saved).Months
            : SavedPartner.None.Months;
        var rows = new List<(int Month, byte[] Row)>();
        CommitTicket ticket;
        long version;
        lock (feed.Gate)
        {
            feed.OnTakenToSave();
            feed.Cells.Save((month, row) => rows.Add((month, row)));
            (ticket, version) = (feed.Ticket, feed.Cells.Version);
        }
        // What is lost is not saved: its partner loads itself again, and then tells and saves what is.
        if (!store.IsCommitted(ticket) && await store.WhenCommitted(ticket, CancellationToken.None) == CommitOutcome.Lost)
            return;
        foreach (var (month, row) in rows)
            _rows.Put(ViewRows.MonthKey(month, feed.PartnerId), row);
        if (!rows.TrueForAll(row => feed.SavedMonths.Contains(row.Month)))
            feed.SavedMonths = feed.SavedMonths.Union(rows.Select(row => row.Month)).ToHashSet();
        _rows.Put(ViewRows.PartnerKey(feed.PartnerId), new SavedPartner(version, feed.SavedMonths).Write());
    }

    private void OnSaved(PartnerFeed feed)
    {
        lock (feed.Gate)
            feed.Cells.ForgetOldMonths();
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

    private void CloseIdle()
    {
        while (_saved.TryPeek(out var oldest) && time.GetElapsedTime(oldest.Since) >= IdleLife)
        {
            _saved.Dequeue();
            if (oldest.Feed.TryClose(oldest.Since))
                _feeds.TryRemove(KeyValuePair.Create(oldest.Feed.PartnerId, oldest.Feed));
        }
    }
}
