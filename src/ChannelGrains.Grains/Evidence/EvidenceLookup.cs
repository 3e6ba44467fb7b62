using ChannelGrains.Domain.Evidence;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Evidence;

/// <summary>Which files of evidence there are for a partner: those that somebody has claimed for it.</summary>
internal sealed class EvidenceLookup(IJournalIndex index) : IEvidenceLookup
{
    public async ValueTask<IReadOnlyList<string>> MissingAsync(PartnerGrain grain, FoldedPartner partner, IReadOnlyCollection<string> files, CancellationToken cancellationToken)
    {
        if (partner.Part<EvidenceBook>() is null)
            return [.. files];
        var found = await FindAsync(grain, files, cancellationToken);
        return [.. files.Where(file => !found.ContainsKey(file))];
    }

    /// <summary>Those of some files that somebody has claimed for the partner. What the activation has queued is durable when this has read.</summary>
    public async ValueTask<IReadOnlyDictionary<string, EvidenceFile>> FindAsync(PartnerGrain grain, IReadOnlyCollection<string> sha256, CancellationToken cancellationToken)
    {
        var (named, reads) = (sha256.Where(EvidenceName.Is).Distinct(StringComparer.Ordinal).ToList(), new IndexReads());
        if (named.Count == 0)
            return new Dictionary<string, EvidenceFile>();
        foreach (var file in named)
            reads.Add(EvidenceKeys.File(grain.PartnerId, file));
        await grain.WhenDurableAsync(cancellationToken);
        await index.ReadIndexAsync(reads, cancellationToken);
        return Enumerable.Range(0, named.Count).Where(reads.Found).ToDictionary(number => named[number], number => EvidenceFileFacts.OfEntry(reads.Value(number)), StringComparer.Ordinal);
    }
}
