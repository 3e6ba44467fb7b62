namespace ChannelGrains.Domain.Scorecards;

/// <summary>Where a partner stands among its peers.</summary>
/// <param name="Percentile">The part of the others that score lower, those that score the same by half: 12 places.</param>
/// <param name="Others">Others that were compared.</param>
public sealed record PeerPlace(string Percentile, int Others);
