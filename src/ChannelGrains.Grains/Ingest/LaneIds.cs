using ChannelGrains.Domain.Ingest;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Ingest;

/// <summary>Searches the ids of a sequenced lane that are on disk, the newest first: the full blocks that belong to no group yet, then the groups. All
/// that the lane took must be committed.</summary>
internal sealed class LaneIds(IJournalIndex index, LaneKey lane, LongTurns.Pace pace)
{
    private const int BlocksAtOnce = 64;
    private const int GroupsAtOnce = 64;

    private readonly IndexReads _reads = new();
    private readonly IndexReads _block = new();

    /// <summary>Groups that the index has, from 0 on.</summary>
    public async ValueTask<long> CountGroupsAsync()
    {
        var last = await index.ScanIndexAsync(IngestKeys.GroupPrefix(lane), default, 1, descending: true, CancellationToken.None);
        return last.Count == 0 ? 0 : IngestKeys.GroupOf(last[0].Key.Span) + 1;
    }

    /// <summary>What a search reads of the index at most, about, in KiB.</summary>
    public async ValueTask<long> CountReadsAsync()
    {
        var groups = await CountGroupsAsync();
        var last = await index.ScanIndexAsync(IngestKeys.BlockPrefix(lane), default, 1, descending: true, CancellationToken.None);
        var ungrouped = last.Count == 0 ? 0 : IngestKeys.BlockOf(last[0].Key.Span) + 1 - (groups * IdGroup.Blocks);
        return groups + (ungrouped * IdBlock.KiB);
    }

    /// <summary>The blocks of a group, in order; null while not all of them are there.</summary>
    public async ValueTask<IReadOnlyList<IndexEntry>?> ReadGroupAsync(long group)
    {
        var first = group * IdGroup.Blocks;
        if (!await ReadBlockAsync(first + IdGroup.Blocks - 1))
            return null;
        var before = first == 0 ? [] : IngestKeys.Block(new byte[IngestKeys.MaxBytes], lane, first - 1).ToArray();
        var blocks = await index.ScanIndexAsync(IngestKeys.BlockPrefix(lane), before, IdGroup.Blocks, descending: false, CancellationToken.None);
        return blocks.Count == IdGroup.Blocks && IngestKeys.BlockOf(blocks[^1].Key.Span) == first + IdGroup.Blocks - 1 ? blocks : null;
    }

    /// <summary>Where the newest transaction of each hash is stored; none for those that are not there.</summary>
    public async ValueTask<Locator[]> FindAsync(IReadOnlyList<ulong> hashes)
    {
        var found = new Locator[hashes.Count];
        var groups = await CountGroupsAsync();
        await FindUngroupedAsync(hashes, groups * IdGroup.Blocks, found);
        for (var i = 0; i < found.Length; i++)
            if (found[i].IsNone)
                found[i] = await FindGroupedAsync(hashes[i], groups);
        return found;
    }

    private async ValueTask FindUngroupedAsync(IReadOnlyList<ulong> hashes, long firstBlock, Locator[] found)
    {
        ReadOnlyMemory<byte> after = default;
        while (true)
        {
            var blocks = await index.ScanIndexAsync(IngestKeys.BlockPrefix(lane), after, BlocksAtOnce, descending: true, CancellationToken.None);
            foreach (var block in blocks)
            {
                if (IngestKeys.BlockOf(block.Key.Span) < firstBlock)
                    return;
                for (var i = 0; i < found.Length; i++)
                    if (found[i].IsNone && IdBlock.TryFind(block.Value.Span, hashes[i], out var locator))
                        found[i] = locator;
            }
            if (blocks.Count < BlocksAtOnce)
                return;
            after = blocks[^1].Key;
            await pace.PauseIfLongAsync();
        }
    }

    private async ValueTask<Locator> FindGroupedAsync(ulong hash, long groups)
    {
        for (var end = groups; end > 0; end -= GroupsAtOnce)
        {
            ReadParts(hash, end);
            await index.ReadIndexAsync(_reads, CancellationToken.None);
            for (var number = 0; number < _reads.Count; number++)
            {
                var first = (end - 1 - number) * IdGroup.Blocks;
                for (var block = IdGroup.Blocks; (block = IdGroup.FindBlock(_reads.Value(number), hash, block)) >= 0;)
                    if (await ReadBlockAsync(first + block) && IdBlock.TryFind(_block.Value(0), hash, out var locator))
                        return locator;
            }
            await pace.PauseIfLongAsync();
        }
        return default;
    }

    /// <summary>Asks for the hash's part of some groups, the newest first.</summary>
    private void ReadParts(ulong hash, long end)
    {
        Span<byte> key = stackalloc byte[IngestKeys.MaxBytes];
        _reads.Clear();
        for (var group = end - 1; group >= Math.Max(0, end - GroupsAtOnce); group--)
            _reads.Add(IngestKeys.Group(key, lane, group, IdGroup.PartOf(hash)));
    }

    private async ValueTask<bool> ReadBlockAsync(long block)
    {
        _block.Clear();
        _block.Add(IngestKeys.Block(new byte[IngestKeys.MaxBytes], lane, block));
        await index.ReadIndexAsync(_block, CancellationToken.None);
        return _block.Found(0);
    }
}
