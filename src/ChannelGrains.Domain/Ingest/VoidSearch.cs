namespace ChannelGrains.Domain.Ingest;

/// <summary>What the voids of one batch see: the transactions before them in it, and the stored ones that were looked up for them.</summary>
public sealed class VoidSearch
{
    /// <summary>What stands for the id of each transaction of the batch.</summary>
    public List<UInt128> Ids { get; } = [];

    /// <summary>What stands for the id that each void names.</summary>
    public List<UInt128> OriginalIds { get; } = [];

    /// <summary>Where each id of the batch stands first, whatever comes of that transaction.</summary>
    public Dictionary<UInt128, int> FirstOf { get; } = [];

    /// <summary>The transactions that were decided so far, the newest of each id that owns it: its place in the batch and in the record.</summary>
    public Dictionary<UInt128, (int At, int Place)> Decided { get; } = [];

    /// <summary>What is reversed by the batch so far, by locator.</summary>
    public HashSet<long> Reversed { get; } = [];

    /// <summary>Voids of the batch that wait, by the id that they wait for.</summary>
    public Dictionary<UInt128, long> Waiting { get; } = [];

    /// <summary>What was looked up, by the void's place in the batch; null where nothing is stored under the id.</summary>
    public Dictionary<int, StoredOriginal?> Found { get; } = [];

    /// <summary>Where the decision goes on: the place in the batch, and in the record.</summary>
    public (int At, int Place) Next { get; set; }

    /// <summary>Bytes of what the batch reverses so far.</summary>
    public int ReversedBytes { get; set; }

    public bool IsUsed { get; private set; }

    /// <summary>Whether the batch has voids: if not, only those that wait in quarantine are looked for.</summary>
    public bool HasVoids { get; private set; }

    public void Use(bool hasVoids) => (IsUsed, HasVoids) = (true, hasVoids);

    public void Clear()
    {
        if (!IsUsed)
            return;
        Ids.Clear();
        OriginalIds.Clear();
        FirstOf.Clear();
        Decided.Clear();
        Reversed.Clear();
        Waiting.Clear();
        Found.Clear();
        Next = default;
        ReversedBytes = 0;
        IsUsed = false;
    }
}
