using ChannelGrains.Journal;
using Google.Protobuf;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Journalled;

/// <summary>How its state comes out of the journal: the last snapshot, and the records behind it.</summary>
internal abstract partial class JournalledGrain<TState>
{
    private const int ReadAhead = 256;
    private static readonly TimeSpan UnusedLife = TimeSpan.FromSeconds(30);

    private IGrainTimer? _unused;

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LoadStateAsync(cancellationToken);
        }
        catch (Exception exception) when (JournalDamage.Of(exception) is not null)
        {
            LogDamaged(logger, Name.Value, exception);
            Instruments.OnDamaged();
            throw;
        }
    }

    private async Task LoadStateAsync(CancellationToken cancellationToken)
    {
        _stale = true;
        var startedAt = time.GetTimestamp();
        _journal = await store.OpenAsync(Name, cancellationToken);
        var generation = _journal.Generation;
        var (restored, version) = await RestoreAsync(cancellationToken);
        var restoredVersion = version;
        var state = restored.State;
        if (restored.Behind is { } behind)
            await new FoldedJournal<TState>(store, _journal, behind, state).ToAsync(version, cancellationToken);
        // What was folded from the first record on is soon saved.
        var snapshotVersion = restored.Behind is null ? version : 0;
        var waited = false;
        while (_journal.Version - version is > 0 and var left)
        {
            // No further than the reference knows: another process may be appending.
            var records = await store.ReadAsync(_journal, version + 1, (int)Math.Min(ReadAhead, left), cancellationToken);
            if (records.Count == 0)
            {
                // Another activation has queued more: opening waits until that is durable.
                if (waited)
                    throw new InvalidDataException($"Journal {Name.Value} ends at {version} but says {_journal.Version}; run `channelctl journal verify`.");
                await store.OpenAsync(Name, cancellationToken);
                waited = true;
                continue;
            }
            foreach (var record in records)
                _fold.Apply(state, record.Version, record.Payload.Span);
            version = records[^1].Version;
            waited = false;
        }
        Instruments.OnLoaded(time.GetElapsedTime(startedAt), version - restoredVersion);
        State = state;
        Version = version;
        Ticket = default;
        _recordsSinceSnapshot = (int)(version - snapshotVersion);
        _bytesSinceSnapshot = 0;
        _generation = generation;
        if (version == 0)
            _unused ??= this.RegisterGrainTimer(LeaveIfUnused, new GrainTimerCreationOptions(UnusedLife, Timeout.InfiniteTimeSpan) { Interleave = true });
        await OnLoadedAsync();
        (_stale, _isUnfolded) = (false, false);
    }

    private async ValueTask<(Restored<TState> Restored, long Version)> RestoreAsync(CancellationToken cancellationToken)
    {
        if (await store.ReadSnapshotAsync(_journal, cancellationToken) is not { } snapshot || snapshot.FoldVersion != _fold.Version)
            return (new(_fold.Start()), 0);
        try
        {
            return (_fold.Restore(snapshot.Payload), snapshot.Version);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidProtocolBufferException or ArgumentException)
        {
            // It is derived: what it cannot say any more, the facts say.
            LogSnapshotUnreadable(logger, Name.Value, snapshot.Version, exception);
            Instruments.OnSnapshotFailed();
            return (new(_fold.Start()), 0);
        }
    }

    protected virtual ValueTask OnLoadedAsync() => default;

    /// <summary>A name that nothing was ever written for does not stay in memory for long. Not at once: that would turn away calls that wait.</summary>
    private Task LeaveIfUnused(CancellationToken cancellationToken)
    {
        if (Version == 0)
            DeactivateOnIdle();
        return Task.CompletedTask;
    }

    /// <summary>The timer takes half a kilobyte, which what is used can do without.</summary>
    private void ForgetUnused()
    {
        _unused?.Dispose();
        _unused = null;
    }

    [LoggerMessage(EventId = 3005, Level = LogLevel.Error, Message = "Journal {Journal} is damaged: calls that need it fail, all others go on. `channelctl journal verify` names all damage.")]
    private static partial void LogDamaged(ILogger logger, string journal, Exception exception);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Warning,
        Message = "The snapshot of journal {Journal} at version {Version} cannot be read; the journal is folded from its first record, and the next snapshot replaces it.")]
    private static partial void LogSnapshotUnreadable(ILogger logger, string journal, long version, Exception exception);
}
