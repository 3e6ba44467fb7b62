using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Hashing;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Journalled;

/// <summary>A grain whose state is a fold of one journal: loads it, takes turns on changing it, appends facts, remembers requests,
/// writes snapshots. A turn decides, which changes nothing, appends, folds and tells. When it does not come to its end, or an append is overtaken
/// or lost, the state is dropped and loaded again before anything is read of it.</summary>
internal abstract partial class JournalledGrain<TState>(IJournalStore store, TimeProvider time, GrainFaults faults, ILogger logger) : Grain, IJournalledGrain
    where TState : class, IJournalledState
{
    private const int SnapshotRecords = 256;
    private const long SnapshotBytes = 4 << 20;
    private const int MaxRequestIdLength = 128;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private StateFold<TState> _fold = null!;
    private JournalRef _journal = null!;
    private int _generation = -1;
    private bool _stale = true;
    private bool _isTurnDone;
    private bool _isUnfolded;
    private int _recordsSinceSnapshot;
    private long _bytesSinceSnapshot;
    private Task _snapshotting = Task.CompletedTask;

    public TState State { get; private set; } = null!;

    /// <summary>Version of the journal that <see cref="State"/> shows, durable or not yet.</summary>
    public long Version { get; private set; }

    /// <summary>The newest append that <see cref="State"/> shows.</summary>
    public CommitTicket Ticket { get; private set; }

    public IJournalStore Store => store;

    protected GrainFaults Faults => faults;

    protected JournalRef Journal => _journal;

    public long NowMicros => Timestamps.ToMicros(time.GetUtcNow());

    protected JournalName Name => _fold.Journal;

    // Asked for seldom, so that no grain has to take it along.
    private JournalledInstruments Instruments => ServiceProvider.GetRequiredService<JournalledInstruments>();

    protected abstract StateFold<TState> MakeFold();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _fold = MakeFold();
        using var turn = await EnterAsync(cancellationToken);
        turn.Done();
    }

    public async Task<HeldState> ReadState() =>
        await ReadDurableAsync(state => new HeldState(Version, _fold.Version, _fold.Capture(state)), CancellationToken.None);

    /// <summary>Takes the turn to change the state; the state is fresh while it is held. Whoever holds it says when all is done that it was
    /// taken for: a turn that ends otherwise, as by an exception, drops the state.</summary>
    protected ValueTask<Turn> EnterAsync(CancellationToken cancellationToken) => EnterAsync(confirms: true, cancellationToken);

    /// <summary>Likewise, for who appends: then the append says whether another process was first, and the store is not asked before. Who does not append in the
    /// end asks by <see cref="IsOvertakenAsync"/>.</summary>
    protected ValueTask<Turn> EnterToAppendAsync(CancellationToken cancellationToken) => EnterAsync(confirms: false, cancellationToken);

    private async ValueTask<Turn> EnterAsync(bool confirms, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (confirms)
                await ConfirmAsync(cancellationToken);
            if (IsStale)
                await LoadAsync(cancellationToken);
            _isTurnDone = false;
            return new Turn(this);
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    /// <summary>Reads of the fresh state. Nothing runs while <paramref name="read"/> does, so that it sees no fact in part.</summary>
    public async ValueTask<T> ReadAsync<T>(Func<TState, T> read, CancellationToken cancellationToken)
    {
        while (IsStale || _journal.IsDoubtful)
        {
            using var turn = await EnterAsync(cancellationToken);
            turn.Done();
        }
        return read(State);
    }

    /// <summary>Reads of the state and what is stored, while nobody changes anything.</summary>
    public async Task<T> InTurnAsync<T>(Func<TState, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        using var turn = await EnterAsync(cancellationToken);
        var value = await read(State);
        turn.Done();
        return value;
    }

    /// <summary>Reads of the state between two turns, once what is read is durable: no decision that is being made is overtaken by it.</summary>
    public async ValueTask<T> ReadDurableAsync<T>(Func<TState, T> read, CancellationToken cancellationToken)
    {
        using var turn = await EnterAsync(cancellationToken);
        var value = read(State);
        var isDurable = await DurableAsync(cancellationToken);
        turn.Done();
        return isDurable ? value : throw new JournalLostException(Name);
    }

    /// <summary>Appends a fact, folds it and tells of it: the one way in which the state changes. Until it is folded nobody may read the state. A
    /// refusal leaves the state as it is, or has it loaded again.</summary>
    protected Refusal? Record<TRecord>(ref TRecord record)
        where TRecord : struct, IRecord<TState>, allows ref struct
    {
        if (Append(record.Payload, record.Index) is { } refusal)
            return refusal;
        record.Fold(State, Version);
        faults.Reach(TurnStep.Folded);
        _isUnfolded = false;
        ForgetUnused();
        OnAppended();
        record.Tell();
        return null;
    }

    /// <summary>Records a fact that is folded from its bytes, and enters it among the changes.</summary>
    public Refusal? Record(Fact fact, IndexWrites? index)
    {
        index ??= new IndexWrites();
        ChangeIndex.Enter(Name, Version + 1, fact, index);
        var record = new FactRecord<TState>(fact, index, _fold, OnFolded);
        return Record(ref record);
    }

    private Refusal? Append(ReadOnlySpan<byte> payload, IndexWrites? index)
    {
        if (_hasLeft)
            return JournalRefusals.Lost;
        _isUnfolded = true;
        faults.Reach(TurnStep.Append);
        var result = store.Append(_journal, Version, payload, index);
        if (result.Status == AppendStatus.Queued)
        {
            Version++;
            Ticket = result.Ticket;
            _recordsSinceSnapshot++;
            _bytesSinceSnapshot += payload.Length;
            faults.Reach(TurnStep.Appended);
            return null;
        }
        if (result.Status is AppendStatus.Full or AppendStatus.TooLarge)
            _isUnfolded = false;
        return JournalRefusals.For(result.Status, Name);
    }

    private void Drop()
    {
        _stale = true;
        LogDropped(logger, Name.Value, Version);
        Instruments.OnDropped();
        OnDropped();
    }

    /// <summary>A turn did not come to its end, so the state is loaded again before it is used.</summary>
    protected virtual void OnDropped()
    {
    }

    /// <summary>Waits until everything that the state shows is durable; false when it was lost.</summary>
    protected async ValueTask<bool> DurableAsync(CancellationToken cancellationToken) =>
        store.IsCommitted(Ticket) || await store.WhenCommitted(Ticket, cancellationToken) == CommitOutcome.Committed;

    /// <summary>Runs a command: the same request id and content gets the same answer, else <paramref name="decide"/> decides, which changes
    /// nothing but by facts that it records itself, and its fact is appended and folded. Where it refuses by a state that another process has overtaken, it decides once more.</summary>
    public async Task<Answer<TAnswer>> ChangeAsync<TAnswer>(
        string method, RequestStamp request, IAnswerForm<TAnswer> form, Func<TState, ValueTask<Decision<TAnswer>>> decide, CancellationToken cancellationToken)
        where TAnswer : class
    {
        using var turn = await EnterAsync(cancellationToken);
        faults.Reach(TurnStep.Entered);
        var answer = await ChangeInTurnAsync(method, request, form, decide, cancellationToken);
        if (answer.Refusal is not null && await IsOvertakenAsync(cancellationToken))
            answer = await ChangeInTurnAsync(method, request, form, decide, cancellationToken);
        faults.Reach(TurnStep.Answer);
        turn.Done();
        return answer;
    }

    private async ValueTask<Answer<TAnswer>> ChangeInTurnAsync<TAnswer>(
        string method, RequestStamp request, IAnswerForm<TAnswer> form, Func<TState, ValueTask<Decision<TAnswer>>> decide, CancellationToken cancellationToken)
        where TAnswer : class
    {
        if (request.RequestId.Length > MaxRequestIdLength)
            return Answer<TAnswer>.Refuse(new Refusal(RefusalKind.InvalidArgument, "REQUEST_ID", $"request_id has more than {MaxRequestIdLength} characters.", "request_id", null));
        if (request.RequestId.Length > 0 && !faults.ForgetRequests && State.Requests.TryGet(RequestLog.Key(request.Principal, method, request.RequestId), NowMicros, out var known))
            return await RepeatAsync(known, request, form, cancellationToken);
        var decision = await decide(State);
        faults.Reach(TurnStep.Decided);
        if (decision.Refusal is not null)
            return Answer<TAnswer>.Refuse(decision.Refusal, Ticket);
        if (decision.Fact is null)
            return Answer<TAnswer>.Of(decision.Answer!, Ticket);
        var fact = decision.Fact;
        if (fact.RecordedAtMicros == 0)
            fact.RecordedAtMicros = NowMicros;
        fact.Principal = request.Principal;
        if (request.RequestId.Length > 0)
            fact.Request = new() { Method = method, RequestId = request.RequestId, ContentHash = HashBytes.Write(request.ContentHash), Answer = form.Write(decision.Answer!) };
        if (Record(fact, decision.Index) is { } refusal)
            return Answer<TAnswer>.Refuse(refusal, Ticket);
        decision.WhenRecorded?.Invoke();
        SnapshotIfDue();
        return Answer<TAnswer>.Of(decision.Answer!, Ticket);
    }

    /// <summary>Starts a snapshot in the background when enough was appended since the last one; never of a state that is ahead of its journal.</summary>
    protected void SnapshotIfDue()
    {
        if (!IsStale && (_recordsSinceSnapshot >= SnapshotRecords || _bytesSinceSnapshot >= SnapshotBytes) && _snapshotting.IsCompleted)
            _snapshotting = WriteSnapshotAsync();
    }

    /// <summary>Waits until everything that the state shows is durable, so that the store's index shows it too.</summary>
    public async ValueTask WhenDurableAsync(CancellationToken cancellationToken)
    {
        if (!await DurableAsync(cancellationToken))
            throw new JournalLostException(Name);
    }

    /// <summary>The records of some versions, in their order, the first at least and no more than reach some bytes.</summary>
    public async ValueTask<IReadOnlyList<JournalRecord>> ReadRecordsAsync(IReadOnlyList<long> versions, long maxBytes, CancellationToken cancellationToken)
    {
        await WhenDurableAsync(cancellationToken);
        return await store.ReadAsync(_journal, versions, maxBytes, cancellationToken);
    }

    public async ValueTask<ReadOnlyMemory<byte>> ReadRecordAsync(long version, CancellationToken cancellationToken)
    {
        await WhenDurableAsync(cancellationToken);
        var records = await store.ReadAsync(_journal, version, 1, cancellationToken);
        return records.Count == 1 && records[0].Version == version
            ? records[0].Payload
            : throw new InvalidOperationException($"Journal {Name.Value} has no record {version}; run `channelctl journal verify`.");
    }

    private async Task<Answer<TAnswer>> RepeatAsync<TAnswer>(
        RememberedRequest known, RequestStamp request, IAnswerForm<TAnswer> form, CancellationToken cancellationToken)
        where TAnswer : class
    {
        if (known.ContentHash != request.ContentHash)
            return Answer<TAnswer>.Refuse(new Refusal(RefusalKind.AlreadyExists, "REQUEST_ID_REUSED",
                $"request_id {request.RequestId} was used for a request with other content. Use a new id for a new request.", "request_id", null), Ticket);
        var fact = Fact.Parser.ParseFrom((await ReadRecordAsync(known.Version, cancellationToken)).Span);
        return Answer<TAnswer>.Of(form.Read(fact, known.Version), Ticket);
    }

    /// <summary>A fact was appended with these index entries, and folded; of a batch of transactions it is not called.</summary>
    protected virtual void OnFolded(Fact fact, IndexWrites? index)
    {
    }

    /// <summary>A fact was appended and folded.</summary>
    protected virtual void OnAppended()
    {
    }

    private async Task WriteSnapshotAsync()
    {
        try
        {
            var payload = _fold.Capture(State);
            var version = Version;
            _recordsSinceSnapshot = 0;
            _bytesSinceSnapshot = 0;
            if (!await DurableAsync(CancellationToken.None))
                return;
            await store.WriteSnapshotAsync(_journal, new JournalSnapshot(_fold.Version, version, payload), CancellationToken.None);
            Instruments.OnSaved(payload.Length);
        }
        catch (Exception exception)
        {
            // A snapshot only saves reading: without it the next load folds more records.
            LogSnapshotFailed(logger, Name.Value, exception);
            Instruments.OnSnapshotFailed();
        }
    }

    [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "No snapshot of journal {Journal} was written; the next load folds more records.")]
    private static partial void LogSnapshotFailed(ILogger logger, string journal, Exception exception);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Warning,
        Message = "A turn on journal {Journal} did not come to its end. Its state, of version {Version}, is dropped and loaded again from what is stored.")]
    private static partial void LogDropped(ILogger logger, string journal, long version);

    /// <summary>The turn to change the state, until disposed.</summary>
    protected readonly struct Turn(JournalledGrain<TState> grain) : IDisposable
    {
        /// <summary>What the turn was taken for is done, whole or not at all.</summary>
        public void Done() => grain._isTurnDone = true;

        public void Dispose()
        {
            if (!grain._isTurnDone && !grain.Faults.KeepState)
                grain.Drop();
            grain._turn.Release();
        }
    }
}
