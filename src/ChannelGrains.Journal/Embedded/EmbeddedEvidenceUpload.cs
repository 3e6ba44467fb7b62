namespace ChannelGrains.Journal.Embedded;

/// <summary>A part that is being written. What it says is held is durable up to the last note; the rest is when it is disposed of.</summary>
internal sealed class EmbeddedEvidenceUpload(EvidenceFiles files, EvidencePart part, IJournalFile file) : IEvidenceUpload
{
    private readonly Lock _gate = new();
    private long _held = part.Held;
    private bool _isClosed, _isTakenOver, _isEnded;

    public long Held => Volatile.Read(ref _held);

    public ValueTask RewindAsync(long offset, CancellationToken cancellationToken) => DoAsync(
        () =>
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)offset, (ulong)_held, nameof(offset));
            // Before what stands there is written over, nothing says any more that it is durable.
            if (offset < part.Held)
                files.WriteNote(part, offset);
            file.SetLength(offset);
            Volatile.Write(ref _held, offset);
        },
        cancellationToken);

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => DoAsync(
        () =>
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes.Length, part.Size - _held, nameof(bytes));
            file.Write(_held, bytes.Span);
            Volatile.Write(ref _held, _held + bytes.Length);
            if (_held - part.Held >= files.NoteBytes)
                Save();
        },
        cancellationToken);

    public ValueTask<int> ReadHeadAsync(Memory<byte> buffer, CancellationToken cancellationToken) => RunAsync(() => file.Read(0, buffer.Span), cancellationToken);

    public ValueTask<bool> CompleteAsync(CancellationToken cancellationToken) => RunAsync(
        () =>
        {
            if (_held != part.Size)
                throw new InvalidOperationException($"{part.Name} is not whole: {_held} of {part.Size} bytes are held.");
            file.Sync();
            if (!EvidenceContent.Is(file, part.Name, cancellationToken))
            {
                Close();
                files.Discard(part);
                return false;
            }
            Close();
            files.MakeWhole(part);
            return true;
        },
        cancellationToken);

    public ValueTask DiscardAsync(CancellationToken cancellationToken) => DoAsync(
        () =>
        {
            Close();
            files.Discard(part);
        },
        cancellationToken);

    public ValueTask DisposeAsync() => new(Task.Run(() =>
    {
        lock (_gate)
        {
            if (_isEnded)
                return;
            _isEnded = true;
            SaveAndClose();
        }
        files.EndUpload(part.Name);
    }));

    /// <summary>Ends it for another upload of the same owner and file.</summary>
    public void TakeOver()
    {
        lock (_gate)
        {
            _isTakenOver |= !_isClosed;
            SaveAndClose();
        }
    }

    private void SaveAndClose()
    {
        if (!_isClosed)
        {
            try
            {
                if (_held > part.Held)
                    Save();
            }
            catch (IOException)
            {
                // What the last note says is held still.
            }
            Close();
        }
        files.Leave(part, this);
    }

    private void Save()
    {
        file.Sync();
        files.WriteNote(part, _held);
    }

    private void Close()
    {
        _isClosed = true;
        file.Dispose();
    }

    private ValueTask DoAsync(Action operation, CancellationToken cancellationToken) => new(RunAsync(
        () =>
        {
            operation();
            return true;
        },
        cancellationToken).AsTask());

    private ValueTask<T> RunAsync<T>(Func<T> operation, CancellationToken cancellationToken) => new(Task.Run(
        () =>
        {
            lock (_gate)
            {
                if (_isTakenOver)
                    throw new EvidenceTakenOverException();
                ObjectDisposedException.ThrowIf(_isClosed, this);
                try
                {
                    return operation();
                }
                catch (DiskFullException exception)
                {
                    throw EvidenceFiles.Full(exception);
                }
                catch (IOException)
                {
                    // After a sync that failed no later one says that what was written is on the disk.
                    Close();
                    throw;
                }
            }
        },
        cancellationToken));
}
