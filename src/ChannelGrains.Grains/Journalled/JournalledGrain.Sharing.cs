using ChannelGrains.Journal;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Journalled;

/// <summary>What other processes mean to it: they may have appended, and they wait for what it leaves.</summary>
internal abstract partial class JournalledGrain<TState>
{
    /// <summary>How long an activation that leaves waits for its turn and for what it has queued. Less than Orleans waits for it.</summary>
    public static readonly TimeSpan LeavingPatience = TimeSpan.FromSeconds(25);

    private bool _hasLeft;

    /// <summary>True where the state is not, or may not be, what the journal says: it is loaded again at the next turn.</summary>
    protected bool IsStale => _stale || (_isUnfolded && !faults.KeepState) || _generation != _journal.Generation || (Version != _journal.Version && store.IsShared);

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(LeavingPatience, time);
        try
        {
            // What is under way without a message, of which Orleans does not know, is done first, and what is queued: then the next activation finds it stored.
            await _turn.WaitAsync(patience.Token);
            _turn.Release();
            await DurableAsync(patience.Token);
            await _snapshotting.WaitAsync(patience.Token);
            if (!IsStale && _recordsSinceSnapshot >= SnapshotRecords / 16)
                await WriteSnapshotAsync().WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            LogLeft(logger, Name.Value, LeavingPatience.TotalSeconds);
        }
        finally
        {
            _hasLeft = true;
        }
    }

    /// <summary>In a turn: whether another process had appended; then the state is loaded again. It asks however lately the store said how long the journal is. Who has refused something
    /// then decides it again: a refusal can be for good, as a sender stops its lane at LANE_GAP, so it is never by what is only believed.</summary>
    protected async ValueTask<bool> IsOvertakenAsync(CancellationToken cancellationToken)
    {
        if (!store.IsShared || IsStale)
            return false;
        await store.OpenAsync(Name, cancellationToken);
        if (!IsStale)
            return false;
        await LoadAsync(cancellationToken);
        return true;
    }

    /// <summary>Reads what somebody goes on by, as a sender by its lane: of all that was ever appended, and not only as far as it is known here.</summary>
    public async ValueTask<T> ReadLatestAsync<T>(Func<TState, T> read, CancellationToken cancellationToken)
    {
        using var turn = await EnterToAppendAsync(cancellationToken);
        await IsOvertakenAsync(cancellationToken);
        var value = read(State);
        turn.Done();
        return value;
    }

    /// <summary>Asks the store how long the journal is, where it did not say so lately.</summary>
    private async ValueTask ConfirmAsync(CancellationToken cancellationToken)
    {
        if (!IsStale && _journal.IsDoubtful)
            await store.OpenAsync(Name, cancellationToken);
    }

    [LoggerMessage(EventId = 3681, Level = LogLevel.Warning,
        Message = "The activation of journal {Journal} left memory after {Seconds:0} s though a turn or a commit of it was not done; what is left of that turn writes nothing.")]
    private static partial void LogLeft(ILogger logger, string journal, double seconds);
}
