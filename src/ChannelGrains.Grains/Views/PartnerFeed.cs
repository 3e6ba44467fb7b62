using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.Views;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Views;

/// <summary>What one partner of this process has to tell the views, between its grain, which changes it, and the feed, which tells and saves it.</summary>
internal sealed class PartnerFeed(string partnerId, ViewFeed feed)
{
    private readonly PartnerCells _cells = new(partnerId);
    private CommitTicket _ticket;
    private bool _waitsToTell;
    private bool _waitsToSave;
    private bool _mustCompare;
    private bool _isClosed;
    private bool _isChangedSinceSaved;
    private int _monthsHeld;

    public Lock Gate { get; } = new();

    public string PartnerId => partnerId;

    /// <summary>Months of which rows are saved.</summary>
    public int[] SavedMonths { get; set; } = SavedPartner.None.Months;

    /// <summary>Under the gate: when it was last saved, a timestamp of the time provider; null before.</summary>
    public long? SavedAt { get; private set; }

    /// <summary>The feed has let go of it: its partner asks for a new one.</summary>
    public bool IsClosed
    {
        get
        {
            lock (Gate)
                return _isClosed;
        }
    }

    /// <summary>Under the gate: since when something is untold, a timestamp of the time provider.</summary>
    public long UntoldSince { get; private set; }

    /// <summary>Goes on from a version that views have seen and that is saved.</summary>
    public void Start(long version, int[] savedMonths)
    {
        lock (Gate)
        {
            _cells.Start(version);
            SavedMonths = savedMonths;
        }
    }

    public bool IsAt(long version)
    {
        lock (Gate)
            return _cells.Version == version;
    }

    /// <summary>Follows the fact at a version, which the book holds already.</summary>
    /// <param name="version">Its version.</param>
    /// <param name="ticket">Its commit: nothing of it is told before.</param>
    /// <param name="changes">What it did to the sales; null when it did nothing.</param>
    /// <param name="book">The partner's book.</param>
    /// <param name="life">The partner.</param>
    /// <returns>False when it was let go of: the partner asks for a new one.</returns>
    public bool Follow(long version, CommitTicket ticket, SalesChanges? changes, SalesBook book, PartnerLife life)
    {
        lock (Gate)
        {
            if (_isClosed)
                return false;
            try
            {
                var follows = changes is null ? _cells.Advance(version) : _cells.Record(version, changes, book, life);
                if (!follows)
                    Replace(version, book, life);
            }
            catch
            {
                // They are undefined, and as good as never told or saved, until its partner, which loads itself again, replaces them all.
                _cells.Reset();
                throw;
            }
            Changed(ticket);
            return true;
        }
    }

    /// <summary>Tells everything anew that the saved rows do not say.</summary>
    /// <returns>False when it was let go of: the partner asks for a new one.</returns>
    public bool ReplaceAll(long version, CommitTicket ticket, SalesBook book, PartnerLife life)
    {
        lock (Gate)
        {
            if (_isClosed)
                return false;
            Replace(version, book, life);
            Changed(ticket);
            return true;
        }
    }

    /// <summary>Under the gate: whether all months are to be compared with their rows before they are told.</summary>
    public bool TakeComparison()
    {
        var mustCompare = _mustCompare;
        _mustCompare = false;
        return mustCompare;
    }

    /// <summary>Under the gate.</summary>
    public PartnerCells Cells => _cells;

    /// <summary>Under the gate: the newest append that the cells show.</summary>
    public CommitTicket Ticket => _ticket;

    /// <summary>Under the gate: the feed has taken it out of its queue.</summary>
    public void OnTaken() => _waitsToTell = false;

    /// <summary>Under the gate, likewise.</summary>
    public void OnTakenToSave() => _waitsToSave = false;

    /// <summary>Under the gate: there is something to tell again.</summary>
    public void TellAgain()
    {
        if (_waitsToTell)
            return;
        _waitsToTell = true;
        UntoldSince = feed.Now;
        feed.Enqueue(this);
    }

    /// <summary>Has a month told whole in the next round.</summary>
    public void TellWhole(int month)
    {
        lock (Gate)
        {
            _cells.TellWhole(month);
            TellAgain();
        }
    }

    /// <summary>A month of it waits until its view answers: so long it is not let go of.</summary>
    public void Hold()
    {
        lock (Gate)
            _monthsHeld++;
    }

    /// <summary>Has a month that waited told whole.</summary>
    public void Release(int month)
    {
        lock (Gate)
        {
            _monthsHeld--;
            _cells.TellWhole(month);
            TellAgain();
        }
    }

    /// <summary>Under the gate: there is something to save again.</summary>
    public void SaveAgain()
    {
        if (_waitsToSave)
            return;
        _waitsToSave = true;
        feed.EnqueueToSave(this);
    }

    /// <summary>Under the gate: what was taken to be saved is.</summary>
    public void OnSaved(long now) => (SavedAt, _isChangedSinceSaved) = (now, _waitsToSave);

    /// <summary>Lets go of it when it was saved so long ago, and nothing was changed since then.</summary>
    public bool TryClose(TimeSpan savedBefore)
    {
        lock (Gate)
        {
            if (_waitsToTell || _waitsToSave || _monthsHeld > 0 || _isChangedSinceSaved || feed.Since(SavedAt!.Value) < savedBefore)
                return false;
            _isClosed = true;
            _cells.Forget();
            return true;
        }
    }

    private void Replace(long version, SalesBook book, PartnerLife life)
    {
        _cells.ReplaceAll(version, book, life, SavedMonths);
        _mustCompare = true;
    }

    private void Changed(CommitTicket ticket)
    {
        _ticket = ticket;
        _isChangedSinceSaved = true;
        TellAgain();
        SaveAgain();
    }
}
