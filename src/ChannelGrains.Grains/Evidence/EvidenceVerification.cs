using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Evidence;

/// <summary>Whether the files that the journals name are there, and are what they are named by.</summary>
public static class EvidenceVerification
{
    private const int AtOnce = 256, MaxFindings = 1_000;

    /// <returns>How many files were read, and what is wrong, for each partner that has the file: the first findings.</returns>
    public static async Task<EvidenceVerdict> RunAsync(IJournalIndex index, IEvidenceStore files, CancellationToken cancellationToken)
    {
        var (read, findings, last, fault, after) = (0L, new List<EvidenceFinding>(), "", EvidenceFault.None, ReadOnlyMemory<byte>.Empty);
        while (true)
        {
            var claims = await index.ScanIndexAsync(EvidenceKeys.Claims, after, AtOnce, descending: false, cancellationToken);
            foreach (var claim in claims)
            {
                var (sha256, partnerId) = EvidenceKeys.Read(claim.Key.Span);
                if (sha256 != last)
                {
                    (last, fault) = (sha256, await files.CheckAsync(new EvidenceName(sha256), cancellationToken));
                    read++;
                }
                if (fault != EvidenceFault.None && findings.Count < MaxFindings)
                    findings.Add(new EvidenceFinding(JournalNames.Partner + partnerId,
                        $"The file of evidence {sha256} is {(fault == EvidenceFault.Missing ? "missing" : "damaged")}. Put it back from a backup, or move it away and have it uploaded again."));
            }
            if (claims.Count < AtOnce)
                return new EvidenceVerdict(read, findings);
            after = claims[^1].Key;
        }
    }
}
