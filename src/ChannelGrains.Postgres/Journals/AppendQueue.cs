using ChannelGrains.Journal;

namespace ChannelGrains.Postgres.Journals;

/// <summary>Collects appends into groups, of which one at a time is committed, and knows what became of each. All under one short lock.</summary>
internal sealed class AppendQueue(PostgresJournalOptions options, PostgresInstruments instruments)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<CommitGroup> _pending = []; // the first may be on its way
    private readonly HashSet<long> _lost = [];
    private readonly SemaphoreSlim _filled = new(0, 1);
    private long _lastTicket;
    private long _lastGroup;
    private long _committed; // tickets up to this one are settled
    private long _queuedBytes;
    private int _lostCount;
    private bool _isOnItsWay;
    private bool _isFull;
    private bool _isClosed;
    private bool _isPoisoned;

    public uint StoreNumber { get; } = (uint)Random.Shared.NextInt64(1, 1L + uint.MaxValue);

    public bool CanWrite
    {
        get
        {
            lock (_gate)
                return !_isFull && !_isClosed;
        }
    }

    public long QueuedBytes => Interlocked.Read(ref _queuedBytes);

    public AppendResult Append(PostgresJournalRef journal, long expectedVersion, ReadOnlySpan<byte> payload, uint checksum, ReadOnlySpan<byte> index)
    {
        lock (_gate)
        {
            if (_isClosed)
                return new AppendResult(AppendStatus.Closed, default);
            if (journal.Version != expectedVersion)
                return new AppendResult(AppendStatus.VersionConflict, default);
            var record = new QueuedRecord(journal, expectedVersion + 1, _lastTicket + 1, checksum, payload.ToArray(), index.ToArray());
            if (_isFull || _queuedBytes + record.Bytes > options.MaxQueuedBytes)
                return new AppendResult(AppendStatus.Full, default);
            var group = OpenFor(record);
            _lastTicket++;
            group.Add(record);
            group.Spans.Serve(PostgresInstruments.Activities);
            journal.Queue(record.Version, group.Number);
            _queuedBytes += record.Bytes;
            Wake();
            return new AppendResult(AppendStatus.Queued, new CommitTicket(StoreNumber, 1, record.Number));
        }
    }

    public bool IsCommitted(CommitTicket ticket)
    {
        if (ticket.Store != StoreNumber)
            return ticket == default;
        if (ticket.Number > Volatile.Read(ref _committed) || ticket.Generation != 1)
            return false;
        if (Volatile.Read(ref _lostCount) == 0)
            return true;
        lock (_gate)
            return !_lost.Contains(ticket.Number);
    }

    public async ValueTask<CommitOutcome> WhenCommitted(CommitTicket ticket, CancellationToken cancellationToken)
    {
        if (IsCommitted(ticket))
            return CommitOutcome.Committed;
        if (ticket.Store != StoreNumber)
            return CommitOutcome.Unknown;
        Task? settled;
        lock (_gate)
            settled = _lost.Contains(ticket.Number) ? null : _pending.LastOrDefault(group => group.FirstTicket <= ticket.Number)?.Settled;
        if (settled is not null)
            await settled.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (IsCommitted(ticket))
            return CommitOutcome.Committed;
        lock (_gate)
            return _lost.Contains(ticket.Number) || !_isPoisoned ? CommitOutcome.Lost : CommitOutcome.Unknown;
    }

    /// <summary>Null if nothing of the journal is queued, otherwise what completes when the last of it is settled.</summary>
    public Task? WhenSettled(PostgresJournalRef journal)
    {
        lock (_gate)
            return journal.HasQueued ? _pending.FirstOrDefault(group => group.Number == journal.LastCommit)?.Settled : null;
    }

    /// <summary>What the database says of a journal, unless this process has more of it on the way.</summary>
    public void Refresh(PostgresJournalRef journal, long id, long version)
    {
        lock (_gate)
            if (!journal.HasQueued)
                journal.Refresh(id, version);
            else if (journal.Id == 0)
                journal.Id = id;
    }

    /// <summary>Waits for something to commit. Null when the queue is closed and all is settled.</summary>
    public async ValueTask<CommitGroup?> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            lock (_gate)
            {
                while (_pending.First is { Value: { Records.Count: 0 } emptied })
                {
                    _pending.RemoveFirst();
                    emptied.Settle();
                }
                _isOnItsWay = _pending.Count > 0;
                if (_isOnItsWay)
                    return _pending.First!.Value;
                Volatile.Write(ref _committed, _lastTicket);
                if (_isClosed)
                    return null;
            }
            await _filled.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The group that was taken is committed, but for the journals that were lost.</summary>
    public void Commit(CommitGroup group, IReadOnlyCollection<long> lostJournals)
    {
        lock (_gate)
        {
            _pending.RemoveFirst();
            _isOnItsWay = false;
            _queuedBytes -= group.Bytes;
            foreach (var record in group.Records)
                if (!lostJournals.Contains(record.Journal.Id))
                    record.Journal.SetDurable(record.Version);
            if (lostJournals.Count > 0)
                Lose(group, [.. lostJournals]);
            Volatile.Write(ref _committed, _pending.First is { Value: var next } ? next.FirstTicket - 1 : _lastTicket);
        }
        group.Settle();
    }

    public void SetFull(bool isFull)
    {
        lock (_gate)
            _isFull = isFull;
    }

    /// <summary>No appends from now on.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Wake();
        }
    }

    /// <summary>The store failed for good: of what is queued nobody knows.</summary>
    /// <returns>How many records that is.</returns>
    public int Poison()
    {
        List<CommitGroup> unknown;
        lock (_gate)
        {
            (_isClosed, _isPoisoned) = (true, true);
            unknown = [.. _pending];
            _pending.Clear();
            _queuedBytes = 0;
        }
        unknown.ForEach(group => group.Settle());
        return unknown.Sum(group => group.Records.Count);
    }

    // With what was queued behind it, which continues records that are not there.
    private void Lose(CommitGroup group, HashSet<long> journals)
    {
        var lost = group.Records.Where(record => journals.Contains(record.Journal.Id)).ToList();
        var heads = lost.Select(record => record.Journal).ToHashSet();
        foreach (var waiting in _pending)
        {
            lost.AddRange(waiting.Records.Where(record => heads.Contains(record.Journal)));
            _queuedBytes -= waiting.RemoveAll(record => heads.Contains(record.Journal));
        }
        foreach (var record in lost)
            _lost.Add(record.Number);
        foreach (var head in heads)
            head.RollBack();
        Volatile.Write(ref _lostCount, _lost.Count);
        instruments.OnConflicts(heads.Count, lost.Count);
    }

    private CommitGroup OpenFor(QueuedRecord record)
    {
        if (_pending.Last is { Value: var last } && !(_isOnItsWay && _pending.Count == 1) && last.Bytes + record.Bytes <= options.MaxCommitBytes)
            return last;
        var group = new CommitGroup(++_lastGroup, record.Number);
        _pending.AddLast(group);
        return group;
    }

    private void Wake()
    {
        if (_filled.CurrentCount == 0)
            _filled.Release();
    }
}
