namespace ChannelGrains.Domain.Feed;

/// <summary>What all partners have told one view. An update that is old or repeated changes nothing; one that follows a version which was never seen is
/// refused, so that its partner tells everything. Not for several threads at once.</summary>
public abstract class LiveView
{
    private HashSet<string>? _changed;

    /// <summary>Raised by every update that told something new.</summary>
    public long Revision { get; protected set; }

    public abstract int PartnerCount { get; }

    public abstract int CellCount { get; }

    /// <summary>Takes an update.</summary>
    /// <returns>The partners that are to tell all of their cells, because the view has not seen what their part follows.</returns>
    public IReadOnlyList<string> Apply(ViewUpdate update)
    {
        Begin(update);
        List<string>? missing = null;
        foreach (ref readonly var partner in update.Partners)
            if (!Apply(partner, update))
                (missing ??= []).Add(partner.PartnerId);
            else
                _changed?.Add(partner.PartnerId);
        return missing is null ? [] : missing;
    }

    /// <summary>The partners that told something since this was called before, for the only one who asks; null when it was not: then any may have.</summary>
    public IReadOnlyList<string>? TakeChangedPartners()
    {
        if (_changed is null)
        {
            _changed = new(StringComparer.Ordinal);
            return null;
        }
        string[] changed = [.. _changed];
        _changed.Clear();
        return changed;
    }

    /// <summary>What it shows of one partner; of version 0 when that never told anything.</summary>
    public abstract PartnerReading Read(string partnerId);

    /// <summary>Before the partners of an update: finds what they share.</summary>
    protected virtual void Begin(ViewUpdate update)
    {
    }

    /// <summary>Takes what an update says of one partner; false, and nothing is changed, when it follows a version that was never seen.</summary>
    protected abstract bool Apply(in PartnerUpdate partner, ViewUpdate update);
}
