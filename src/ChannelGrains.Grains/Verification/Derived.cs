namespace ChannelGrains.Grains.Verification;

/// <summary>Something derived of a journal, at the version that it shows.</summary>
/// <param name="What">What it is, in words.</param>
/// <param name="Version">The version.</param>
/// <param name="Compare">What is not the same as in the fold up to that version.</param>
/// <param name="PrepareAsync">Reads into the state what the comparison needs; null for nothing.</param>
internal readonly record struct Derived<TState>(string What, long Version, Func<TState, IEnumerable<string>> Compare, Func<TState, ValueTask>? PrepareAsync = null);
