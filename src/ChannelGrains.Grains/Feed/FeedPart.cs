using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Grains.Feed;

/// <summary>A part of the feed: the views of one capability. One for all partners.</summary>
internal abstract class FeedPart
{
    /// <summary>Its name in logs and instruments.</summary>
    public abstract string Name { get; }

    /// <summary>The space of its saved rows, which also names it in what is saved.</summary>
    public abstract byte Space { get; }

    /// <summary>Raise it when the same journal is to give other cells or rows: partners then tell and save everything anew.</summary>
    public abstract byte Format { get; }

    /// <summary>Whether its views are months, by their number since 1970-01: the latest is read while the server starts.</summary>
    public virtual bool IsByMonth => false;

    /// <summary>The key of a view's grain.</summary>
    public abstract string KeyOf(int view);

    public abstract int NumberOf(string key);

    public abstract IViewGrain Grain(IGrainFactory grains, string key);

    public abstract ViewUpdate NewUpdate(int view);

    public abstract LiveView NewView();

    /// <summary>Adds what a saved row says to an update, as a whole.</summary>
    /// <returns>False when it is of another format. <see cref="InvalidDataException"/> when it is damaged.</returns>
    public abstract bool TryAdd(ReadOnlySpan<byte> row, string partnerId, ViewUpdate update);

    /// <summary>What a view shows of a partner that told it nothing but these cells.</summary>
    public PartnerReading Read(string partnerId, long version, ViewCells cells)
    {
        var update = NewUpdate(cells.View.Number);
        cells.Tell(partnerId, version, update);
        return Read(partnerId, update);
    }

    /// <summary>What a view shows that was brought back from nothing but this row; null when it is of another format.</summary>
    public PartnerReading? Read(string partnerId, int view, ReadOnlySpan<byte> row)
    {
        var update = NewUpdate(view);
        return TryAdd(row, partnerId, update) ? Read(partnerId, update) : null;
    }

    private PartnerReading Read(string partnerId, ViewUpdate update)
    {
        var view = NewView();
        view.Apply(update);
        return view.Read(partnerId);
    }
}
