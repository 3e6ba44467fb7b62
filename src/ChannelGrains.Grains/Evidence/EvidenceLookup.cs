using ChannelGrains.Domain.Evidence;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Evidence;

/// <summary>Which files of evidence there are for a partner: those that somebody has claimed for it.</summary>
internal sealed class EvidenceLookup(IJournalIndex index) : IEvidenceLookup
{
    /// <summary>Entries that are read together: each may have many claims.</summary>
    private const int AtOnce = 32;

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

    /// <summary>A page of what is claimed for the partner, by SHA-256. What the activation has queued is durable when this has read.</summary>
    /// <param name="grain">The partner.</param>
    /// <param name="after">The file that the page comes behind; empty for the first page.</param>
    /// <param name="size">Files of the page.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async ValueTask<ListedEvidence> PageAsync(PartnerGrain grain, string after, int size, CancellationToken cancellationToken)
    {
        var (files, bytes, prefix) = (new List<EvidenceFile>(), 0, EvidenceKeys.Files(grain.PartnerId));
        await grain.WhenDurableAsync(cancellationToken);
        while (true)
        {
            var entries = await index.ScanIndexAsync(prefix, after.Length == 0 ? ReadOnlyMemory<byte>.Empty : EvidenceKeys.File(grain.PartnerId, after), AtOnce, descending: false, cancellationToken);
            foreach (var entry in entries)
            {
                if (files.Count == size || (files.Count > 0 && bytes + entry.Value.Length > Pages.LargestBytes))
                    return new(files, after);
                files.Add(EvidenceFileFacts.OfEntry(entry.Value.Span));
                bytes += entry.Value.Length;
                after = files[^1].First.Sha256;
            }
            if (entries.Count < AtOnce)
                return new(files, "");
        }
    }
}
