namespace ChannelGrains.Domain.Evidence;

/// <summary>A file of a partner, with who claims it, the first one first; there is at least one.</summary>
[GenerateSerializer, Immutable]
public sealed record EvidenceFile([property: Id(0)] IReadOnlyList<EvidenceClaim> Claims)
{
    public EvidenceReceived First => Claims[0].Received;

    /// <summary>The claim of a principal; null when it has none.</summary>
    public EvidenceClaim? Of(string principal) => Claims.FirstOrDefault(claim => claim.Principal == principal);

    /// <summary>The file with one more claim.</summary>
    public EvidenceFile With(EvidenceClaim claim) => new([.. Claims, claim]);
}
