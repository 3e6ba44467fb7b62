using System.IO.Hashing;
using ChannelGrains.Journal;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ChannelGrains.Postgres.Journals;

/// <summary>
/// The journals of any number of processes in one PostgreSQL database. Each process commits what all its grains have queued together; the database refuses a
/// second record for the same journal and version, and whoever comes second loses what it queued for that journal and nothing else.
/// </summary>
public sealed partial class PostgresJournalStore : IJournalStore
{
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(30);

    private readonly NpgsqlDataSource _database;
    private readonly PostgresJournalOptions _options;
    private readonly PostgresInstruments _instruments;
    private readonly AppendQueue _queue;
    private readonly CommitLoop _commits;
    private readonly OpenedJournals _opened;
    private readonly DatabasePulse _pulse;
    private bool _isDisposed;

    private PostgresJournalStore(
        NpgsqlDataSource database, PostgresJournalOptions options, long incarnation, string clusterId, PostgresInstruments instruments, TimeProvider time, Action<Exception> onFatal, ILogger log)
    {
        (_database, _options, _instruments, Incarnation, ClusterId) = (database, options, instruments, incarnation, clusterId);
        _queue = new AppendQueue(options, instruments);
        _commits = new CommitLoop(database, _queue, options, instruments, time, onFatal, log);
        _opened = new OpenedJournals(this, time, options.HeadBelief);
        // Whether a database answers goes by the real clock, whatever a test's shows.
        _pulse = new DatabasePulse(options, TimeProvider.System, log);
        instruments.ObserveQueue(() => _queue.QueuedBytes);
    }

    public uint StoreNumber => _queue.StoreNumber;

    public long Incarnation { get; }

    public bool IsShared => true;

    /// <summary>What the processes on this database, and on no other, call their cluster.</summary>
    public string ClusterId { get; }

    public bool CanWrite => _queue.CanWrite && _pulse.IsHeard;

    public AppendResult Append(JournalRef journal, long expectedVersion, ReadOnlySpan<byte> payload, IndexWrites? index)
    {
        var own = Own(journal);
        ArgumentOutOfRangeException.ThrowIfNegative(expectedVersion);
        var packed = index is null ? default : index.Packed;
        if (payload.Length + packed.Length > _options.MaxRecordBytes)
            return new AppendResult(AppendStatus.TooLarge, default);
        var result = _queue.Append(own, expectedVersion, payload, Checksum(payload, expectedVersion + 1), packed);
        if (result.Status == AppendStatus.Full)
            _instruments.OnFull();
        return result;
    }

    public bool IsCommitted(CommitTicket ticket) => _queue.IsCommitted(ticket);

    public ValueTask<CommitOutcome> WhenCommitted(CommitTicket ticket, CancellationToken cancellationToken) => _queue.WhenCommitted(ticket, cancellationToken);

    /// <summary>Commits what is queued, as long as the database answers, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        await _commits.CloseAsync(ClosePatience);
        await _pulse.DisposeAsync();
        await _database.DisposeAsync();
    }

    internal static uint Checksum(ReadOnlySpan<byte> payload, long version) => (uint)XxHash3.HashToUInt64(payload, version);

    private PostgresJournalRef Own(JournalRef journal) =>
        journal is PostgresJournalRef own && own.Store == this
            ? own
            : throw new ArgumentException($"The reference to {journal.Name} was opened by another store; open it in this one.", nameof(journal));
}
