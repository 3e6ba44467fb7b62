using System.Buffers;

namespace ChannelGrains.Domain.Feed;

/// <summary>One partner's cells of one view as the view is to show them, which of them are yet to be told, and whether they are yet to be saved.</summary>
/// <param name="view">The view.</param>
/// <param name="readVersion">The version at which they were read from the partner's state; what changes later is followed.</param>
public abstract class ViewCells(ViewId view, long readVersion)
{
    private long _toldVersion;
    private bool _isWhole = true;

    public ViewId View { get; } = view;

    public long ReadVersion { get; } = readVersion;

    /// <summary>The version of its last change.</summary>
    public long ChangedVersion { get; set; }

    /// <summary>The version that they show where the journal went on and they are yet to be computed; 0 where nothing is known of them yet. Null when they show the
    /// version of the partner's cells.</summary>
    public virtual long? BehindAt => null;

    public bool IsUntold => BehindAt != 0 && (_isWhole || HasChanged);

    public bool IsUnsaved { get; private set; } = true;

    /// <summary>Whether some cells have changed since they were told.</summary>
    protected abstract bool HasChanged { get; }

    /// <summary>Has the view told everything: it has missed something, or may have.</summary>
    public void TellWhole() => _isWhole = true;

    /// <summary>Writes what the view does not know, which counts as told from now on.</summary>
    public void Tell(string partnerId, long version, ViewUpdate update)
    {
        var first = update.BeginPartner();
        Tell(update, _isWhole);
        var shown = BehindAt ?? version;
        update.EndPartner(partnerId, _isWhole ? 0 : _toldVersion, shown, _isWhole, first);
        (_toldVersion, _isWhole) = (shown, false);
    }

    /// <summary>Writes the row to save, which counts as saved from now on.</summary>
    public void Save(long version, IBufferWriter<byte> row)
    {
        IsUnsaved = false;
        Write(BehindAt ?? version, row);
    }

    /// <summary>What was written is not saved after all, or has changed.</summary>
    public void SaveAgain() => IsUnsaved = true;

    /// <summary>Compares them with a saved row: one that says the same was told and saved before, so that nothing is to be told or saved.</summary>
    public void Compare(ReadOnlySpan<byte> savedRow)
    {
        if (Equals(savedRow, out var version))
            (_toldVersion, _isWhole, IsUnsaved) = (version, false, false);
    }

    /// <summary>Adds cells to an update: all that are not empty, or those that have changed, none of which counts as changed from now on.</summary>
    protected abstract void Tell(ViewUpdate update, bool isWhole);

    protected abstract void Write(long version, IBufferWriter<byte> row);

    /// <summary>Whether a saved row says the same, and as of which version. <see cref="InvalidDataException"/> when it is damaged.</summary>
    protected abstract bool Equals(ReadOnlySpan<byte> savedRow, out long version);
}
