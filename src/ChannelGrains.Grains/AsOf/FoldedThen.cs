using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.AsOf;

/// <summary>A journal as it was known at an instant.</summary>
/// <param name="State">What it said then.</param>
/// <param name="Version">Its version then; 0 while it said nothing.</param>
/// <param name="IsWhole">False where more had to be read than may be: the state is of before then.</param>
/// <param name="SnapshotAtMicros">When the last record of its snapshot was made, microseconds since 1970-01-01 UTC; null where there is none.</param>
internal readonly record struct FoldedThen<TState>(TState State, long Version, bool IsWhole, long? SnapshotAtMicros)
    where TState : class, IJournalledState;
