namespace ChannelGrains.Grains.Evidence;

/// <summary>What a verification of the files of evidence read and found.</summary>
/// <param name="Files">How many were read.</param>
/// <param name="Findings">What is wrong.</param>
public sealed record EvidenceVerdict(long Files, IReadOnlyList<EvidenceFinding> Findings);
