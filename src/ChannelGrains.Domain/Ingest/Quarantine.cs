using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sources;

namespace ChannelGrains.Domain.Ingest;

/// <summary>A partner's open quarantine items, oldest first, and which voids wait for an original.</summary>
public sealed class Quarantine
{
    /// <summary>Open items of a partner, of all sources together.</summary>
    public const int MaxItems = 10_000;

    /// <summary>Open items of each source that no other source can take from it.</summary>
    public const int ItemsKeptForASource = 16;

    /// <summary>Open items beyond those: what sources share, whoever needs it first.</summary>
    public const int SharedItems = MaxItems - (Lane.MaxLanes * ItemsKeptForASource);

    private static readonly SortedDictionary<long, QuarantineEntry> None = [];

    // Most partners have nothing in quarantine: made when something is.
    private SortedDictionary<long, QuarantineEntry> _open = None;
    private Dictionary<UInt128, long>? _waiting;
    private Dictionary<string, int>? _bySource;
    private int _shared;

    public int Count => _open.Count;

    public bool HasWaiting => _waiting is { Count: > 0 };

    public IEnumerable<QuarantineEntry> Entries => _open.Values;

    public int CountOf(string sourceId) => _bySource?.GetValueOrDefault(sourceId) ?? 0;

    /// <summary>Whether a source may open so many items more.</summary>
    public bool HasRoom(string sourceId, int items)
    {
        var open = CountOf(sourceId);
        return _shared - Shared(open) + Shared(open + items) <= SharedItems;
    }

    public bool TryGet(Locator item, out QuarantineEntry entry) => _open.TryGetValue(item.Value, out entry);

    /// <summary>Finds the void that waits for the transaction with this id.</summary>
    public bool TryGetWaiting(UInt128 id, out Locator item)
    {
        var value = 0L;
        var found = _waiting is not null && _waiting.TryGetValue(id, out value);
        item = new Locator(value);
        return found;
    }

    /// <summary>How many were opened since this was made; no part of any snapshot.</summary>
    public long Opened { get; private set; }

    public void Open(in QuarantineEntry entry)
    {
        Opened++;
        if (_open == None)
            _open = [];
        _open.Add(entry.Item.Value, entry);
        AddTo(entry.SourceId, 1);
        if (entry.WaitsFor != 0)
            (_waiting ??= [])[entry.WaitsFor] = entry.Item.Value;
    }

    public void Close(Locator item)
    {
        if (!_open.Remove(item.Value, out var entry))
            throw new InvalidOperationException($"Quarantine item {item} is not open.");
        AddTo(entry.SourceId, -1);
        if (entry.WaitsFor != 0 && _waiting!.GetValueOrDefault(entry.WaitsFor) == item.Value)
            _waiting!.Remove(entry.WaitsFor);
    }

    /// <summary>The open items of some sources, or of all when none is named.</summary>
    public IEnumerable<QuarantineEntry> Of(IReadOnlySet<string> sources) => _open.Values.Where(entry => OwnIds.Allow(sources, entry.SourceId));

    /// <summary>QUARANTINE_ITEM_NOT_FOUND for what is no open item of these sources: for who may not have the others they are not there.</summary>
    public Outcome<QuarantineEntry> Find(string item, IReadOnlySet<string> sources) =>
        Locator.TryParse(item, out var locator) && TryGet(locator, out var entry) && OwnIds.Allow(sources, entry.SourceId)
            ? entry
            : Refusal.NotFound("QUARANTINE_ITEM_NOT_FOUND", $"Quarantine item {item} is not open. List the open items; nothing was changed.");

    private void AddTo(string sourceId, int items)
    {
        var before = CountOf(sourceId);
        _shared += Shared(before + items) - Shared(before);
        if (before + items == 0)
            _bySource!.Remove(sourceId);
        else
            (_bySource ??= new(StringComparer.Ordinal))[sourceId] = before + items;
    }

    private static int Shared(int open) => Math.Max(0, open - ItemsKeptForASource);
}
