using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Client;

/// <summary>The state of a sender, used by many threads: each method decides under one lock, and carries out what follows after it. The lock is in no
/// other class; a listener, a log and the server are never called under it.</summary>
internal sealed partial class GuardedSendState : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Lock _outcomeGate = new();
    private readonly SendState _state;
    private readonly SenderOptions _options;
    private readonly Action<SenderLane> _lookUp;
    private readonly WriterSleep _writer = new();
    private readonly ITimer _timer;
    private readonly long _started;
    private TaskCompletionSource? _room;
    private Exception? _disposed;

    /// <param name="options">How to send.</param>
    /// <param name="lookUp">Begins to ask the server where a lane stands.</param>
    public GuardedSendState(SenderOptions options, Action<SenderLane> lookUp)
    {
        _options = options;
        _lookUp = lookUp;
        _logger = options.Logger;
        _started = options.TimeProvider.GetTimestamp();
        _state = new SendState(options.Mode, options.WindowBytes, options.BatchTransactions, new Backoff(options.BackoffMin, options.BackoffMax));
        _timer = options.TimeProvider.CreateTimer(_ => WakeWriter(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public SenderProgress Progress
    {
        get
        {
            lock (_gate)
                return _state.Progress;
        }
    }

    public ServerError? Failure
    {
        get
        {
            lock (_gate)
                return _state.Failure;
        }
    }

    private TimeSpan Now => _options.TimeProvider.GetElapsedTime(_started);

    /// <summary>Takes the transaction, or gives the task that completes when there may be room for it.</summary>
    public Task? TrySend(string partnerId, Transaction transaction, int bytes)
    {
        Offered offered;
        Task? room = null;
        lock (_gate)
        {
            ThrowIfEnded();
            offered = _state.Offer(partnerId, transaction, bytes);
            if (offered.IsTaken)
                _writer.WakeIfEnough(_state.SendableTransactions);
            else
            {
                // A partial frame no longer waits for company.
                _writer.Wake();
                room = (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }
        if (offered.LookUp is { } lane)
            _lookUp(lane);
        if (offered.StoppedBy is { } error)
            Tell([new Refused(partnerId, [transaction], error)]);
        return room;
    }

    /// <summary>Completes when all that was sent before is resolved.</summary>
    public Task FlushAsync()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed is not null, typeof(TransactionSender));
            var mark = _state.Mark();
            CompleteMarks();
            _writer.Wake();
            return mark.Flushed;
        }
    }

    public void StartLane(string partnerId, LanePosition position)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed is not null, typeof(TransactionSender));
            _state.StartLane(partnerId, position);
        }
    }

    public void Settle(SenderLane lane, Lane found) => Change(effects => _state.Settle(lane, found, effects));

    public void RefuseLane(SenderLane lane, ServerError error) => Change(effects => _state.RefuseLane(lane, error, effects));

    public void OnOpened(OpenStream stream, long incarnation) => Change(effects => _state.OnOpened(stream, incarnation, effects));

    public void OnResults(StreamResults results) => Change(effects => _state.Apply(results, Now, effects));

    public void OnGoAway(StreamGoAway goAway) => Change(_ => _state.OnGoAway(goAway));

    public void OnEnded() => Change(_state.OnEnded);

    public void Fail(ServerError error) => Change(effects => _state.Fail(error, effects), opensRoom: true);

    /// <summary>Waits for the next frame to write; null when the stream is going away.</summary>
    public async ValueTask<TransactionFrame?> NextFrameAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var effects = new SendEffects();
            NextFrame next;
            Task wake;
            lock (_gate)
            {
                if (_state.IsGoingAway)
                    return null;
                next = _state.Next(Now, _options.Linger, _room is not null, effects);
                wake = next.Frame is null && next.After != TimeSpan.Zero ? SleepUntil(next) : Task.CompletedTask;
                GiveRoom();
            }
            CarryOut(effects);
            if (next.Frame is not null)
                return next.Frame;
            await wake.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends all waits: the sender is disposed of.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (_disposed is not null)
                return;
            _disposed = new ObjectDisposedException(nameof(TransactionSender));
            _room?.TrySetResult();
            foreach (var mark in _state.TakeMarks())
                mark.Fail(_disposed);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Change(Action<SendEffects> decide, bool opensRoom = false)
    {
        var effects = new SendEffects();
        lock (_gate)
        {
            decide(effects);
            GiveRoom(opensRoom);
            _writer.Wake();
        }
        CarryOut(effects);
    }

    private void CarryOut(SendEffects effects)
    {
        foreach (var (partnerId, cause) in effects.BatchesSentAgain)
            LogBatchAgain(partnerId, cause.ToString());
        foreach (var batchId in effects.UnknownBatches)
            LogUnknownBatch(batchId);
        if (effects.Incarnation is { } incarnation)
            LogIncarnationRose(incarnation);
        foreach (var lane in effects.LookUps)
            _lookUp(lane);
        Tell(effects.Outcomes);
        if (effects.Resolved.Count == 0)
            return;
        lock (_gate)
        {
            _state.Resolve(effects.Resolved);
            CompleteMarks();
        }
    }

    private void Tell(IReadOnlyList<SenderOutcome> outcomes)
    {
        foreach (var stopped in outcomes.OfType<LaneStopped>())
            LogLaneStopped(stopped.PartnerId, stopped.Error.ToString());
        if (outcomes.Count == 0 || _options.OnOutcome is not { } listener)
            return;
        lock (_outcomeGate)
            foreach (var outcome in outcomes)
                try
                {
                    listener(outcome);
                }
                catch (Exception exception)
                {
                    LogListenerFault(exception);
                }
    }

    private Task SleepUntil(NextFrame next)
    {
        if (next.After is { } after)
            _timer.Change(after > TimeSpan.Zero ? after : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        return _writer.Until(next.Transactions);
    }

    private void WakeWriter()
    {
        lock (_gate)
            _writer.Wake();
    }

    private void GiveRoom(bool isSure = false)
    {
        if (_room is null || !(isSure || _state.HasRoomAgain))
            return;
        _room.TrySetResult();
        _room = null;
    }

    private void CompleteMarks()
    {
        foreach (var mark in _state.TakeResolvedMarks())
            mark.Complete();
    }

    private void ThrowIfEnded()
    {
        ObjectDisposedException.ThrowIf(_disposed is not null, typeof(TransactionSender));
        if (_state.Failure is { } failure)
            throw new SenderFailedException(failure);
    }
}
