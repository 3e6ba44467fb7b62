using ChannelGrains.Domain.Ingest;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Ingest;

/// <summary>Searches the ids of a sequenced lane that are on disk, the newest first: the full blocks that belong to no group yet, then the groups. All
/// that the lane took must be committed.</summary>
internal sealed class LaneIds(IJournalIndex index, LaneKey lane, LongTurns.Pace pace)
{
    private const int BlocksAtOnce = 64;
    private const int GroupsAtOnce = 64;

    /// <summary>Parts of groups read together, of about 800 bytes each.</summary>
    private const int PartsAtOnce = 512;

    private readonly IndexReads _reads = new();

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
        if (!await HasBlockAsync(first + IdGroup.Blocks - 1))
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
        List<int> left = [.. Enumerable.Range(0, found.Length).Where(i => found[i].IsNone)];
        for (var end = groups; end > 0 && left.Count > 0; left.RemoveAll(i => !found[i].IsNone))
        {
            var count = Math.Min(end, Math.Clamp(PartsAtOnce / left.Count, 1, GroupsAtOnce));
            await FindGroupedAsync(hashes, left, end, (int)count, found);
            end -= count;
            await pace.PauseIfLongAsync();
        }
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

    /// <summary>Searches some groups before one, the newest first. Steps: 1. the parts of all hashes in all of these groups; 2. the newest block that each names, until each is found or none
    /// is left.</summary>
    private async ValueTask FindGroupedAsync(IReadOnlyList<ulong> hashes, List<int> sought, long end, int groups, Locator[] found)
    {
        // 1
        AskForParts(hashes, sought, end, groups);
        await index.ReadIndexAsync(_reads, CancellationToken.None);
        var named = new List<(int Number, Queue<long> Blocks)>();
        for (var i = 0; i < sought.Count; i++)
            if (NamedBlocks(hashes[sought[i]], i * groups, end, groups) is { Count: > 0 } blocks)
                named.Add((sought[i], blocks));
        // 2
        while (named.Count > 0)
        {
            _reads.Clear();
            foreach (var (_, blocks) in named)
                AskForBlock(blocks.Dequeue());
            await index.ReadIndexAsync(_reads, CancellationToken.None);
            for (var i = 0; i < named.Count; i++)
                if (_reads.Found(i) && IdBlock.TryFind(_reads.Value(i), hashes[named[i].Number], out var locator))
                    found[named[i].Number] = locator;
            named.RemoveAll(each => !found[each.Number].IsNone || each.Blocks.Count == 0);
        }
    }

    /// <summary>Asks for each hash's part of some groups, the newest first.</summary>
    private void AskForParts(IReadOnlyList<ulong> hashes, List<int> sought, long end, int groups)
    {
        Span<byte> key = stackalloc byte[IngestKeys.MaxBytes];
        _reads.Clear();
        foreach (var number in sought)
            for (var group = end - 1; group >= end - groups; group--)
                _reads.Add(IngestKeys.Group(key, lane, group, IdGroup.PartOf(hashes[number])));
    }

    private void AskForBlock(long block)
    {
        Span<byte> key = stackalloc byte[IngestKeys.MaxBytes];
        _reads.Add(IngestKeys.Block(key, lane, block));
    }

    /// <summary>The blocks that a hash's parts name, the newest first.</summary>
    private Queue<long> NamedBlocks(ulong hash, int firstRead, long end, int groups)
    {
        var blocks = new Queue<long>();
        for (var number = 0; number < groups; number++)
            for (var block = IdGroup.Blocks; (block = IdGroup.FindBlock(_reads.Value(firstRead + number), hash, block)) >= 0;)
                blocks.Enqueue(((end - 1 - number) * IdGroup.Blocks) + block);
        return blocks;
    }

    private async ValueTask<bool> HasBlockAsync(long block)
    {
        _reads.Clear();
        AskForBlock(block);
        await index.ReadIndexAsync(_reads, CancellationToken.None);
        return _reads.Found(0);
    }
}
