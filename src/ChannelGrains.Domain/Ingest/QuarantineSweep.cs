namespace ChannelGrains.Domain.Ingest;

/// <summary>The items of a filter that one call looks at: the oldest first, some number of them, and about so many bytes of their transactions.</summary>
public sealed class QuarantineSweep
{
    /// <summary>Items that one call looks at.</summary>
    public const int MostItems = 1_000;

    /// <summary>Bytes of their transactions, about: the record with which there are more is the last one.</summary>
    public const int MostBytes = 4 << 20;

    private readonly List<QuarantineEntry> _chosen;
    private readonly long _untilMicros;
    private Locator _last;
    private long _bytes;

    /// <param name="quarantine">A partner's items.</param>
    /// <param name="filter">Checked.</param>
    /// <param name="sources">The sources that the caller may have; none is all.</param>
    public QuarantineSweep(Quarantine quarantine, QuarantineFilter filter, IReadOnlySet<string> sources)
    {
        _ = Locator.TryParse(filter.After, out _last);
        var after = _last;
        _untilMicros = filter.UntilMicros ?? long.MaxValue;
        _chosen = [.. quarantine.Of(sources).Where(entry => entry.Item.CompareTo(after) > 0 && filter.Chooses(entry)).Take(MostItems + 1)];
    }

    /// <summary>The records to read, each with its items; up to the one with which the sweep is full.</summary>
    public IEnumerable<IGrouping<long, QuarantineEntry>> Records => _chosen.Take(MostItems).GroupBy(entry => entry.Item.Version).TakeWhile(_ => _bytes < MostBytes);

    /// <summary>Behind which item there are more; empty when all were looked at.</summary>
    public string NextAfter => _chosen.Count > 0 && _chosen[^1].Item.CompareTo(_last) > 0 ? _last.ToString() : "";

    /// <summary>Notes that an item was read; whether the filter holds for it.</summary>
    public bool LookAt(in QuarantineEntry entry, long recordedAtMicros, int bytes)
    {
        _last = entry.Item;
        _bytes += bytes;
        return recordedAtMicros < _untilMicros;
    }
}
