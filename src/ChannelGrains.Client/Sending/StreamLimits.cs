namespace ChannelGrains.Client;

/// <summary>What one frame may hold.</summary>
internal readonly record struct StreamLimits(int MaxTransactions, long MaxBytes);
