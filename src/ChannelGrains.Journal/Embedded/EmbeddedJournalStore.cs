using Microsoft.Extensions.Logging;

namespace ChannelGrains.Journal.Embedded;

/// <summary>
/// The journal of one process: an append-only log of its own in one directory, and a database of everything that can be derived from it.
/// </summary>
public sealed partial class EmbeddedJournalStore : IJournalStore
{
    private const string LockFile = "journal.lock";

    private readonly EmbeddedJournalOptions _options;
    private readonly IJournalFileSystem _fs;
    private readonly StoreIdentity _identity;
    private readonly IDirectoryLock _directoryLock;
    private readonly LogFiles _files;
    private readonly IndexDatabase _index;
    private readonly RefTable _refs;
    private readonly GroupQueue _queue;
    private readonly CommitPipeline _pipeline;
    private readonly JournalReader _reader;
    private readonly IndexDamage _damage;
    private readonly JournalInstruments _instruments;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly ReaderWriterLockSlim _use = new();
    private bool _isDisposed;

    public uint StoreNumber => _queue.StoreNumber;

    public long Incarnation => _identity.Incarnation;

    /// <summary>Raised when queued appends were lost.</summary>
    public int Generation => _queue.Generation;

    public bool CanWrite => _queue.CanWrite;

    public AppendResult Append(JournalRef journal, long expectedVersion, ReadOnlySpan<byte> payload, IndexWrites? index)
    {
        var own = Own(journal);
        ArgumentOutOfRangeException.ThrowIfNegative(expectedVersion);
        var packed = index is null ? default : index.Packed;
        if (RecordView.SizeOf(JournalName.MaxBytes, payload.Length, packed.Length) > _options.MaxRecordBytes)
            return new AppendResult(AppendStatus.TooLarge, default);
        var result = _queue.Append(own, expectedVersion, payload, RecordView.Checksum(payload, expectedVersion + 1), packed);
        if (result.Status == AppendStatus.Full)
            _instruments.OnFull();
        return result;
    }

    public bool IsCommitted(CommitTicket ticket) => _queue.IsCommitted(ticket);

    public ValueTask<CommitOutcome> WhenCommitted(CommitTicket ticket, CancellationToken cancellationToken) => _queue.WhenCommitted(ticket, cancellationToken);

    /// <summary>Commits what is queued and closes; after a failure it only closes.</summary>
    public ValueTask DisposeAsync() => new(Task.Run(Close));

    private void Close()
    {
        lock (_directoryLock)
        {
            if (_isDisposed)
                return;
            _pipeline.Dispose();
            _use.EnterWriteLock();
            _isDisposed = true;
            _use.ExitWriteLock();
            _index.Dispose();
            _files.Dispose();
            _directoryLock.Dispose();
        }
    }

    private EmbeddedJournalRef Own(JournalRef journal) =>
        journal is EmbeddedJournalRef own && own.Store == _directoryLock
            ? own
            : throw new ArgumentException($"The reference to {journal.Name} was opened by another store; open it in this one.", nameof(journal));
}
