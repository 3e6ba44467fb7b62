
namespace ChannelGrains.Grains.Ingest;

/// <summary>What the voids of one batch see: the transactions before them in it, and the stored ones that were looked up for them.</summary>
internal sealed class VoidSearch
{
    /// <summary>Where each id of the batch stands first, whatever comes of that transaction.</summary>
    public Dictionary<UInt128, int> FirstOf { get; } = [];

    /// <summary>The transactions that were decided so far, the newest of each id that owns it: its place in the batch and in the record.</summary>
    public Dictionary<UInt128, (int At, int Place)> Decided { get; } = [];

    /// <summary>What is reversed by the batch so far, by locator.</summary>
    public HashSet<long> Reversed { get; } = [];

    /// <summary>Voids of the batch that wait, by the id that they wait for.</summary>
    public Dictionary<UInt128, long> Waiting { get; } = [];

    /// <summary>What was found in the store, by the void's place in the batch.</summary>
    public Dictionary<int, (QuarantineReason Reason, VoidTarget? Target)> Found { get; } = [];

    public bool IsUsed { get; set; }

    public void Clear()
    {
        if (!IsUsed)
            return;
        FirstOf.Clear();
        Decided.Clear();
        Reversed.Clear();
        Waiting.Clear();
        Found.Clear();
        IsUsed = false;
    }
}
