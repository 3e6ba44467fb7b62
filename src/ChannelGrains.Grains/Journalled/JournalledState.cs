using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Journalled;

/// <summary>State as its journal gives it, for what is computed without its grain: kept, and folded on to what is durable at each reading. Safe for
/// several threads.</summary>
internal sealed class JournalledState<TState>(Func<StateFold<TState>> folds)
    where TState : class, IJournalledState
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private FoldedJournal<TState>? _folded;

    /// <summary>What <paramref name="read"/> makes of the state and of the version that it is as of. It keeps nothing of the state, which goes on.</summary>
    public async ValueTask<TRead> ReadAsync<TRead>(IJournals journals, Func<TState, long, TRead> read, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var fold = folds();
            var journal = await journals.OpenAsync(fold.Journal, cancellationToken);
            var durable = journal.DurableVersion;
            if (_folded is null || _folded.Version > durable)
                _folded = new(journals, journal, fold);
            await _folded.ToAsync(durable, cancellationToken);
            return read(_folded.State, _folded.Version);
        }
        catch
        {
            _folded = null;
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }
}
