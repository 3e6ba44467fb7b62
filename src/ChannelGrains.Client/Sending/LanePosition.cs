namespace ChannelGrains.Client;

/// <summary>Where a SEQUENCED lane goes on.</summary>
/// <param name="Epoch">Its epoch, 1 for a new lane.</param>
/// <param name="NextSequence">The number of the next transaction, 1 for a new lane; all lower ones are committed.</param>
public readonly record struct LanePosition(long Epoch, long NextSequence);
