using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Journalled;

/// <summary>State as a journal alone gives it, from the first record on: no snapshot, no live grain.</summary>
/// <param name="journals">The journals.</param>
/// <param name="journal">The journal.</param>
/// <param name="fold">Its fold.</param>
/// <param name="state">What it is folded into; a new one is null.</param>
internal sealed class FoldedJournal<TState>(IJournals journals, JournalRef journal, StateFold<TState> fold, TState? state = null)
    where TState : class, IJournalledState
{
    private const int RecordsAtOnce = 64;

    public TState State { get; } = state ?? fold.Start();

    public long Version { get; private set; }

    /// <summary>Shown each record once it is folded.</summary>
    public Action<JournalRecord>? OnFolded { get; init; }

    /// <summary>Folds up to a version, which is durable.</summary>
    public async ValueTask ToAsync(long version, CancellationToken cancellationToken)
    {
        while (Version < version)
        {
            var records = await journals.ReadAsync(journal, Version + 1, (int)Math.Min(RecordsAtOnce, version - Version), cancellationToken);
            if (records.Count == 0)
                throw new InvalidDataException($"Journal {journal.Name} ends at {Version}, but {version} was read of it; run `channelctl journal verify`.");
            foreach (var record in records)
            {
                fold.Apply(State, record.Version, record.Payload.Span);
                Version = record.Version;
                OnFolded?.Invoke(record);
            }
        }
    }
}
