namespace ChannelGrains.Domain.Ingest;

/// <summary>Hashes of the transaction ids that a sequenced lane took since its last full block, with where each is stored. A full block
/// leaves memory for the on-disk index.</summary>
public sealed class RecentIds
{
    /// <summary>Ids in a full block.</summary>
    public const int BlockSize = 256;

    // The low byte of each hash: what is looked for is mostly not there, and these say so at an eighth of the memory.
    private byte[] _tags = [];
    private ulong[] _hashes = [];
    private long[] _locators = [];

    public int Count { get; private set; }

    /// <summary>Number of the block that is being filled, from 0.</summary>
    public long Block { get; private set; }

    public ReadOnlySpan<ulong> Hashes => _hashes.AsSpan(0, Count);

    public ReadOnlySpan<long> Locators => _locators.AsSpan(0, Count);

    /// <summary>Finds where the newest transaction with this id hash is stored.</summary>
    public bool TryFind(ulong hash, out Locator locator)
    {
        for (var place = LastTag(hash, Count); place >= 0; place = LastTag(hash, place))
        {
            if (_hashes[place] != hash)
                continue;
            locator = new Locator(_locators[place]);
            return true;
        }
        locator = default;
        return false;
    }

    /// <summary>True between the id that fills the block and the next one: the time to write it to the index.</summary>
    public bool IsFull => Count == BlockSize;

    /// <summary>Adds an id; to a full block, as the first of the next one.</summary>
    public void Add(ulong hash, Locator locator)
    {
        if (IsFull)
        {
            Block++;
            Count = 0;
        }
        if (Count == _hashes.Length)
            Resize(Math.Max(8, Math.Min(BlockSize, Count * 2)));
        _tags[Count] = (byte)hash;
        _hashes[Count] = hash;
        _locators[Count++] = locator.Value;
    }

    /// <summary>Ids to add until the block that they go to is full.</summary>
    public int LeftInBlock => IsFull ? BlockSize : BlockSize - Count;

    /// <summary>Becomes as another is now.</summary>
    public void CopyFrom(RecentIds other)
    {
        if (_hashes.Length < BlockSize)
            Resize(BlockSize);
        (Block, Count) = (other.Block, other.Count);
        other._tags.AsSpan(0, Count).CopyTo(_tags);
        other.Hashes.CopyTo(_hashes);
        other.Locators.CopyTo(_locators);
    }

    /// <summary>Gives back the room for ids to come, which a silent lane does not need.</summary>
    public void Trim() => Resize(Count);

    public static RecentIds Restore(long block, IReadOnlyList<ulong> hashes, IReadOnlyList<long> locators)
    {
        var recent = new RecentIds
        {
            Block = block,
            Count = hashes.Count,
            _tags = [.. hashes.Select(hash => (byte)hash)],
            _hashes = [.. hashes],
            _locators = [.. locators],
        };
        return recent;
    }

    private int LastTag(ulong hash, int before) => _tags.AsSpan(0, before).LastIndexOf((byte)hash);

    private void Resize(int capacity)
    {
        Array.Resize(ref _tags, capacity);
        Array.Resize(ref _hashes, capacity);
        Array.Resize(ref _locators, capacity);
    }
}
