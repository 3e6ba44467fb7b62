namespace ChannelGrains.Journal.Embedded;

internal sealed partial class GroupQueue
{
    /// <summary>Waits for groups and hands them out, closed for further records. An empty answer is a poke.</summary>
    /// <returns>False when the queue is closed and everything was handed out.</returns>
    public bool Take(List<CommitGroup> batch)
    {
        batch.Clear();
        lock (_gate)
        {
            while (_taken == _pending.Count && !_poked)
            {
                if (_isClosed)
                    return false;
                _committerWaits = true;
                Monitor.Wait(_gate);
                _committerWaits = false;
            }
            _poked = false;
            for (var bytes = 0L; _taken < _pending.Count && bytes < MaxBatchBytes; _taken++)
            {
                var group = _pending[_taken];
                if (group == _open)
                    Seal();
                bytes += group.Length;
                batch.Add(group);
            }
            return true;
        }
    }

    /// <summary>Makes <see cref="Take"/> return although there may be nothing to take.</summary>
    public void Poke()
    {
        lock (_gate)
        {
            _poked = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>The oldest groups are durable and their index writes visible.</summary>
    public void Commit(List<CommitGroup> batch)
    {
        lock (_gate)
        {
            foreach (var group in batch)
                _queuedBytes -= group.Body.Length;
            _pending.RemoveRange(0, batch.Count);
            _taken -= batch.Count;
            Volatile.Write(ref _committed, batch[^1].Number);
        }
        foreach (var group in batch)
            group.TakeWaiters()?.SetResult(CommitOutcome.Committed);
        lock (_gate)
            foreach (var group in batch)
                Recycle(group);
    }

    /// <summary>
    /// Gives up everything that is not committed, after which nothing that was handed out may be committed any more. Its file is left:
    /// the next group starts a new one. Appends are answered Full until <see cref="SetFull"/> says otherwise.
    /// </summary>
    public int Lose(SegmentPlan lastFile)
    {
        var lost = new List<CommitGroup>();
        lock (_gate)
        {
            lost.AddRange(_pending);
            foreach (var group in _pending)
                foreach (var journal in group.Refs)
                    journal.RollBack();
            _generationEnds.Add(_committed);
            Volatile.Write(ref _generation, _generation + 1);
            _segment = new SegmentPlan(lastFile.Number, lastFile.Base + lastFile.Length, 0);
            _position = _segment.End;
            _isFull = true;
            Forget();
        }
        return Complete(lost, CommitOutcome.Lost);
    }

    /// <summary>Refuses appends for good; of what is not committed nobody knows whether the next process finds it.</summary>
    public int Poison()
    {
        var lost = new List<CommitGroup>();
        lock (_gate)
        {
            _isClosed = _isPoisoned = true;
            lost.AddRange(_pending);
            foreach (var group in _pending)
                foreach (var journal in group.Refs)
                    journal.RollBack();
            Forget();
            Monitor.PulseAll(_gate);
        }
        return Complete(lost, CommitOutcome.Unknown);
    }

    /// <summary>Refuses appends; what is queued is still handed out.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
        }
    }

    public void SetFull(bool isFull)
    {
        lock (_gate)
            _isFull = isFull;
    }

    private void Seal() => (_open, _position) = (null, _open!.End);

    private void Forget()
    {
        _pending.Clear();
        (_open, _taken, _queuedBytes) = (null, 0, 0);
    }

    private static int Complete(List<CommitGroup> lost, CommitOutcome outcome)
    {
        var records = 0;
        foreach (var group in lost)
        {
            records += group.RecordCount;
            group.TakeWaiters()?.SetResult(outcome);
        }
        return records;
    }

    private void Recycle(CommitGroup group)
    {
        if (group.Buffer.Length == _options.MaxGroupBytes && _buffers.Count < MaxPooled)
            _buffers.Push(group.Buffer);
        group.Release();
        if (_pool.Count < MaxPooled)
            _pool.Push(group);
    }
}
