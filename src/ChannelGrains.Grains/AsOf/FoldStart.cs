using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.AsOf;

/// <summary>Where the folding of a journal begins.</summary>
/// <param name="State">What is there already.</param>
/// <param name="Version">The version that it shows.</param>
/// <param name="Bytes">Bytes of the snapshot that it comes from; 0 for none.</param>
/// <param name="AtMicros">When the last record of the journal's snapshot was made, microseconds since 1970-01-01 UTC; null where there is none.</param>
internal readonly record struct FoldStart<TState>(TState State, long Version, long Bytes, long? AtMicros)
    where TState : class, IJournalledState;
