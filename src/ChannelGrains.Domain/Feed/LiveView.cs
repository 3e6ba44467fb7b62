namespace ChannelGrains.Domain.Feed;

/// <summary>What all partners have told one view. An update that is old or repeated changes nothing; one that follows a version which was never seen is
/// refused, so that its partner tells everything. Not for several threads at once.</summary>
public abstract class LiveView
{
    /// <summary>A caller is forgotten when it has not asked while <see cref="ForgetSilentCallers"/> was called so often.</summary>
    private const int SilentRoundsKept = 20;

    private Dictionary<string, Caller>? _callers;

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
            else if (_callers is not null)
                foreach (var caller in _callers.Values)
                    caller.Changed.Add(partner.PartnerId);
        return missing is null ? [] : missing;
    }

    /// <summary>The partners that told something since a caller asked before; null when it did not, or was forgotten: then any may have.</summary>
    public IReadOnlyList<string>? TakeChangedPartners(string caller)
    {
        _callers ??= new(StringComparer.Ordinal);
        if (!_callers.TryGetValue(caller, out var known))
        {
            _callers.Add(caller, new Caller());
            return null;
        }
        string[] changed = [.. known.Changed];
        known.Changed.Clear();
        known.SilentRounds = 0;
        return changed;
    }

    /// <summary>Forgets who has not asked for changed partners for long. Called now and then.</summary>
    public void ForgetSilentCallers()
    {
        foreach (var (name, caller) in _callers ?? [])
            if (++caller.SilentRounds > SilentRoundsKept)
                _callers!.Remove(name);
    }

    /// <summary>What it shows of one partner; of version 0 when that never told anything.</summary>
    public abstract PartnerReading Read(string partnerId);

    /// <summary>Before the partners of an update: finds what they share.</summary>
    protected virtual void Begin(ViewUpdate update)
    {
    }

    /// <summary>Takes what an update says of one partner; false, and nothing is changed, when it follows a version that was never seen.</summary>
    protected abstract bool Apply(in PartnerUpdate partner, ViewUpdate update);

    private sealed class Caller
    {
        public HashSet<string> Changed { get; } = new(StringComparer.Ordinal);

        public int SilentRounds { get; set; }
    }
}
