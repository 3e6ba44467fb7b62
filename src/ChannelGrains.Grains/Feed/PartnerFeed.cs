using System.Diagnostics;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Feed;

/// <summary>What one partner of this process has to tell the views, between its grain, which changes it, and the feed, which tells and saves it.</summary>
internal sealed class PartnerFeed(string partnerId, ViewFeed feed)
{
    private bool _waitsToTell;
    private bool _waitsToSave;
    private bool _waitsToCatchUp;
    private bool _mustCompare;
    private bool _isChangedSinceSaved;
    private int _viewsHeld;
    private Activity? _changedBy; // what changed it last that is traced, and is untold

    public Lock Gate { get; } = new();

    public string PartnerId => partnerId;

    /// <summary>Views of which rows are saved.</summary>
    public ViewId[] SavedViews { get; set; } = SavedPartner.None.Views;

    /// <summary>Under the gate.</summary>
    public PartnerCells Cells { get; } = new(partnerId);

    /// <summary>Under the gate: the newest append that the cells show. Nothing of them is told or saved before it is committed.</summary>
    public CommitTicket Ticket { get; private set; }

    /// <summary>Under the gate: when it was last saved, a timestamp of the time provider; null before.</summary>
    public long? SavedAt { get; private set; }

    /// <summary>Under the gate: the feed has let go of it, and its partner asks for a new one.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Under the gate: since when something is untold, a timestamp of the time provider.</summary>
    public long UntoldSince { get; private set; }

    public bool IsOpen
    {
        get
        {
            lock (Gate)
                return !IsClosed;
        }
    }

    /// <summary>Goes on from a version that views have seen and that is saved.</summary>
    public void Start(long version, ViewId[] savedViews)
    {
        lock (Gate)
        {
            Cells.Start(version);
            SavedViews = savedViews;
        }
    }

    /// <summary>Whether it shows a version of the journal. What was lost was another record of that version.</summary>
    public bool IsAt(long version, ICommitWatch commits)
    {
        lock (Gate)
            return Cells.Version == version && commits.IsCommitted(Ticket);
    }

    /// <summary>Adds views of which another process has saved rows.</summary>
    public void AddSaved(ViewId[] views)
    {
        lock (Gate)
            SavedViews = [.. SavedViews.Union(views)];
    }

    /// <summary>Under the gate: compares cells with the row that is saved of their view, perhaps by another process since this was opened.</summary>
    public void Compare(ViewId view, ReadOnlySpan<byte> savedRow)
    {
        Cells.Compare(view, savedRow);
        if (!SavedViews.Contains(view))
            SavedViews = [.. SavedViews, view];
    }

    /// <summary>Lets go of it at once: its partner is in another process, which tells everything.</summary>
    public void Close()
    {
        lock (Gate)
        {
            IsClosed = true;
            Cells.Forget();
        }
    }

    /// <summary>Under the gate: all cells were read anew, so that all are compared with their rows before they are told.</summary>
    public void OnReplaced() => _mustCompare = true;

    /// <summary>Under the gate: the cells show another version.</summary>
    public void OnChanged(CommitTicket ticket)
    {
        Ticket = ticket;
        _isChangedSinceSaved = true;
        _changedBy = ViewInstruments.Current ?? _changedBy;
        TellAgain();
        SaveAgain();
        CatchUpAgain();
    }

    /// <summary>Under the gate: what was behind is computed, as far as it could be.</summary>
    public void OnCaughtUp()
    {
        _isChangedSinceSaved = true;
        TellAgain();
        SaveAgain();
        CatchUpAgain();
    }

    /// <summary>Under the gate: what is behind is to be computed.</summary>
    public void CatchUpAgain()
    {
        if (_waitsToCatchUp || !Cells.IsBehind)
            return;
        _waitsToCatchUp = true;
        feed.EnqueueToCatchUp(this);
    }

    /// <summary>Under the gate: the feed has taken it to have it compute what is behind.</summary>
    public void OnTakenToCatchUp() => _waitsToCatchUp = false;

    /// <summary>Under the gate: whether all cells are to be compared with their rows before they are told.</summary>
    public bool TakeComparison()
    {
        var mustCompare = _mustCompare;
        _mustCompare = false;
        return mustCompare;
    }

    /// <summary>Under the gate: the feed has taken it out of its queue.</summary>
    /// <param name="spans">Told what is served by telling it.</param>
    public void OnTaken(SharedSpan spans)
    {
        _waitsToTell = false;
        spans.Serve(_changedBy);
        _changedBy = null;
    }

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

    /// <summary>Has a view told whole in the next round.</summary>
    public void TellWhole(ViewId view)
    {
        lock (Gate)
        {
            Cells.TellWhole(view);
            TellAgain();
        }
    }

    /// <summary>What it tells a view waits until that answers: so long it is not let go of.</summary>
    public void Hold()
    {
        lock (Gate)
            _viewsHeld++;
    }

    /// <summary>Has a view that it waited for told whole.</summary>
    public void Release(ViewId view)
    {
        lock (Gate)
        {
            _viewsHeld--;
            Cells.TellWhole(view);
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
            if (_waitsToTell || _waitsToSave || _waitsToCatchUp || Cells.IsBehind || _viewsHeld > 0 || _isChangedSinceSaved || feed.Since(SavedAt!.Value) < savedBefore)
                return false;
            IsClosed = true;
            Cells.Forget();
            return true;
        }
    }
}
