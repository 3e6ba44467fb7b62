using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Verification;

/// <summary>What a capability keeps of one partner in the index, compared with what the facts up to a version give.</summary>
/// <param name="journals">The journals.</param>
/// <param name="index">The index.</param>
/// <param name="partner">The partner's fold.</param>
/// <param name="kept">What the capability keeps.</param>
/// <param name="version">The last version, when it was looked at.</param>
internal sealed class IndexedEntries(IJournals journals, IJournalIndex index, PartnerStateFold partner, PartnerIndex kept, long version)
{
    private int _lost;

    public Derived<FoldedPartner> ToDerived(CancellationToken cancellationToken) =>
        new(kept.What, version, _ => Differences(), state => ReadAsync(state, cancellationToken));

    private IEnumerable<string> Differences()
    {
        if (_lost > 0)
            yield return $"{_lost} entries are missing or say something else";
    }

    private async ValueTask ReadAsync(FoldedPartner state, CancellationToken cancellationToken)
    {
        var journal = await journals.OpenAsync(partner.Journal, cancellationToken);
        var (entries, reads) = (await kept.EntriesAsync(partner.PartnerId, state, ReadRecordAsync), new IndexReads());
        foreach (var (key, _) in entries)
            reads.Add(key);
        await index.ReadIndexAsync(reads, cancellationToken);
        var lost = entries.Where((entry, place) => reads.Found(place) ? entry.Value is null || !reads.Value(place).SequenceEqual(entry.Value) : entry.Value is not null).Count();
        // What the partner has written since may be why.
        _lost = (await journals.OpenAsync(partner.Journal, cancellationToken)).Version == version ? lost : 0;

        async ValueTask<ReadOnlyMemory<byte>> ReadRecordAsync(long number)
        {
            var records = await journals.ReadAsync(journal, number, 1, cancellationToken);
            return records.Count > 0 ? records[0].Payload : throw new InvalidDataException($"record {number} is missing");
        }
    }
}
