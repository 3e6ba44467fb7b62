namespace ChannelGrains.Domain.Ingest;

/// <summary>A set of non-zero 64-bit hashes that is filled and cleared for each batch: open addressing, no allocation once grown.</summary>
public sealed class IdSet
{
    private ulong[] _slots = [];
    private int _count;

    /// <summary>False when the hash is in the set already.</summary>
    public bool Add(ulong hash)
    {
        if (_count * 2 >= _slots.Length)
            Grow();
        var mask = _slots.Length - 1;
        var at = (int)hash & mask;
        for (; _slots[at] != 0; at = (at + 1) & mask)
            if (_slots[at] == hash)
                return false;
        _slots[at] = hash;
        _count++;
        return true;
    }

    public void Clear()
    {
        if (_count == 0)
            return;
        Array.Clear(_slots);
        _count = 0;
    }

    private void Grow()
    {
        var before = _slots;
        _slots = new ulong[Math.Max(1024, before.Length * 2)];
        _count = 0;
        foreach (var hash in before)
            if (hash != 0)
                Add(hash);
    }
}
