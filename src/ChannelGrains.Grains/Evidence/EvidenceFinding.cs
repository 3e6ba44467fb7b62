namespace ChannelGrains.Grains.Evidence;

/// <summary>A file that a partner's journal names and that is not there as it should be.</summary>
/// <param name="Journal">The partner's journal.</param>
/// <param name="Description">Which file, what is wrong, and what to do.</param>
public sealed record EvidenceFinding(string Journal, string Description);
