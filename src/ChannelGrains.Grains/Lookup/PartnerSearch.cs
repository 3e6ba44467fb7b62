using System.Text;
using ChannelGrains.Domain.Lookup;
using ChannelGrains.Grains.Hashing;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.PartnerLists;
using ChannelGrains.Grains.Sources;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Lookup;

/// <summary>Which partners may have a transaction with an id: those of which the index, or what is stored of them, says so, and those in memory with a numbered source,
/// whose last ids are there alone. Wakes no grain.</summary>
/// <param name="journals">The journals.</param>
/// <param name="index">The index.</param>
/// <param name="key">The store's secret.</param>
/// <param name="turns">Has long work pause.</param>
/// <param name="count">Bounds it.</param>
/// <param name="isInMemoryAsync">Whether a partner's grain is in memory.</param>
internal sealed class PartnerSearch(IJournals journals, IJournalIndex index, SipHash key, LongTurns turns, LookUpCount count, Func<string, ValueTask<bool>> isInMemoryAsync)
{
    private const int AtOnce = 1_024, KeysAtOnce = 4_096;

    /// <summary>What asking a partner in memory costs, in look-ups.</summary>
    private const int AskedLookUps = 10;

    private readonly List<string> _keyed = [], _numbered = [];
    private readonly SortedSet<string> _found = new(StringComparer.Ordinal);
    private readonly IndexReads _reads = new();
    private readonly List<string> _asked = [];

    /// <summary>The partners in the order of their ids; null where it would take too many look-ups.</summary>
    public async ValueTask<IReadOnlyCollection<string>?> FindAsync(TransactionQuery query, CancellationToken cancellationToken)
    {
        if (!await ReadSourcesAsync(query, cancellationToken))
            return null;
        var (id, after) = (Encoding.UTF8.GetBytes(query.TransactionId), ReadOnlyMemory<byte>.Empty);
        foreach (var partner in query.OwnPartners)
            if (!await LookAsync(partner, id, cancellationToken))
                return null;
        var isLast = query.OwnPartners.Count > 0 || _keyed.Count + _numbered.Count == 0;
        while (!isLast)
        {
            var page = await index.ScanIndexAsync(PartnerDirectory.Prefix, after, AtOnce, descending: false, cancellationToken);
            foreach (var entry in page)
                if (!await LookAsync(Encoding.UTF8.GetString(entry.Key.Span[PartnerDirectory.Prefix.Length..]), id, cancellationToken))
                    return null;
            isLast = page.Count < AtOnce;
            after = isLast ? after : page[^1].Key;
        }
        await ReadKeysAsync(cancellationToken);
        return _found;
    }

    private async ValueTask<bool> ReadSourcesAsync(TransactionQuery query, CancellationToken cancellationToken)
    {
        IReadOnlyList<IndexEntry> page;
        var after = ReadOnlyMemory<byte>.Empty;
        if (query.SourceId.Length > 0)
            return await ReadSourceAsync(query, cancellationToken);
        do
        {
            page = await index.ScanIndexAsync(SourceDirectory.Prefix, after, AtOnce, descending: false, cancellationToken);
            if (!count.TryAdd(page.Count))
                return false;
            foreach (var entry in page)
                Take(query, entry.Value.Span);
            after = page.Count > 0 ? page[^1].Key : after;
        }
        while (page.Count == AtOnce);
        return true;
    }

    private async ValueTask<bool> ReadSourceAsync(TransactionQuery query, CancellationToken cancellationToken)
    {
        var reads = new IndexReads();
        reads.Add(SourceDirectory.Key(query.SourceId));
        await index.ReadIndexAsync(reads, cancellationToken);
        if (reads.Found(0))
            Take(query, reads.Value(0));
        return true;
    }

    private void Take(TransactionQuery query, ReadOnlySpan<byte> entry)
    {
        // One that may not send for a partner any more has sent before: whom it may send for does not count.
        if (SourceEntry.Parser.ParseFrom(entry).Settings is { } source && query.AsksSource(source.SourceId))
            ((SourceMode)source.Mode == SourceMode.Sequenced ? _numbered : _keyed).Add(source.SourceId);
    }

    private async ValueTask<bool> LookAsync(string partner, byte[] id, CancellationToken cancellationToken)
    {
        if (!count.TryAdd(1 + _keyed.Count + _numbered.Count))
            return false;
        var ingest = new IngestKeys(key, partner);
        foreach (var source in _keyed)
        {
            AddKey(ingest.Lane(source), id);
            _asked.Add(partner);
            if (_reads.Count == KeysAtOnce)
                await ReadKeysAsync(cancellationToken);
        }
        Dictionary<string, LaneKey>? lanes = null;
        foreach (var source in _numbered)
            if ((await index.ScanIndexAsync(IngestKeys.PointPrefix(ingest.Lane(source)), default, 1, descending: false, cancellationToken)).Count > 0)
                (lanes ??= new(StringComparer.Ordinal)).Add(source, ingest.Lane(source));
        if (lanes is null)
            return true;
        if (await isInMemoryAsync(partner))
        {
            _found.Add(partner);
            return count.TryAdd(AskedLookUps);
        }
        var stored = new StoredLanes(journals, index, turns, count, lanes);
        if (await stored.MayHaveAsync(partner, id, cancellationToken) is not { } mayHave)
            return false;
        if (mayHave)
            _found.Add(partner);
        return true;
    }

    private void AddKey(LaneKey lane, ReadOnlySpan<byte> id)
    {
        Span<byte> identity = stackalloc byte[IngestKeys.MaxBytes];
        _reads.Add(IngestKeys.Identity(identity, lane, lane.Id(id)));
    }

    private async ValueTask ReadKeysAsync(CancellationToken cancellationToken)
    {
        await index.ReadIndexAsync(_reads, cancellationToken);
        for (var number = 0; number < _reads.Count; number++)
            if (_reads.Found(number))
                _found.Add(_asked[number]);
        _reads.Clear();
        _asked.Clear();
    }
}
