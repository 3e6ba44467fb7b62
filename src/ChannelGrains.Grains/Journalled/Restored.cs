namespace ChannelGrains.Grains.Journalled;

/// <summary>State as a snapshot gives it.</summary>
/// <param name="State">The state.</param>
/// <param name="Behind">Folds into it what the snapshot does not have, or has by another fold: the records up to the snapshot's, from the first one on. Null when it has all.</param>
internal readonly record struct Restored<TState>(TState State, StateFold<TState>? Behind = null)
    where TState : class, IJournalledState;
