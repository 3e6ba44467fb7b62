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

    /// <summary>In a turn: whether another process has appended, as far as it is not known; then the state is loaded again.</summary>
    protected async ValueTask<bool> IsOvertakenAsync(CancellationToken cancellationToken)
    {
        if (!await ConfirmAsync(cancellationToken) || !IsStale)
            return false;
        await LoadAsync(cancellationToken);
        return true;
    }

    /// <summary>Asks the store how long the journal is, where it did not say so lately.</summary>
    /// <returns>Whether it was asked.</returns>
    private async ValueTask<bool> ConfirmAsync(CancellationToken cancellationToken)
    {
        if (IsStale || !_journal.IsDoubtful)
            return false;
        await store.OpenAsync(Name, cancellationToken);
        return true;
    }

    [LoggerMessage(EventId = 3681, Level = LogLevel.Warning,
        Message = "The activation of journal {Journal} left memory after {Seconds:0} s though a turn or a commit of it was not done; what is left of that turn writes nothing.")]
    private static partial void LogLeft(ILogger logger, string journal, double seconds);
}
