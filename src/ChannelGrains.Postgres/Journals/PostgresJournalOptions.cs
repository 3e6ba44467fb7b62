using ChannelGrains.Journal;
using Npgsql;

namespace ChannelGrains.Postgres.Journals;

/// <summary>Settings of the store on PostgreSQL. Sizes are in bytes.</summary>
public sealed class PostgresJournalOptions
{
    public const long MiB = 1024 * 1024;

    // A commit is written in so many pieces that this fills, each a call of the kernel.
    private const int BufferBytes = 64 << 10;

    /// <summary>How the database is reached, in Npgsql's words: <c>Host=...;Database=...;Username=...</c>. It belongs to ChannelGrains alone.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>What the program writes into the store; one that was written otherwise is not opened.</summary>
    public required ContentFormat Content { get; init; }

    /// <summary>Size up to which appends share one commit. Default 8 MiB, 1 KiB to 64 MiB.</summary>
    public int MaxCommitBytes { get; init; } = (int)(8 * MiB);

    /// <summary>The largest record, with its index writes. Default 16 MiB, 1 KiB to 256 MiB.</summary>
    public int MaxRecordBytes { get; init; } = (int)(16 * MiB);

    /// <summary>Appends that wait for the database; beyond it an append is answered Full. Default 256 MiB, at least <see cref="MaxRecordBytes"/>.</summary>
    public long MaxQueuedBytes { get; init; } = 256 * MiB;

    /// <summary>Time that a statement may take before it is given up and asked about again. Default 15 s, 1 s to 10 min.</summary>
    public TimeSpan StatementTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Time without an answer of the database after which appends are refused instead of queued. Default 5 s.</summary>
    public TimeSpan SilenceTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time for which the length of a journal is believed after the database said it: so old may an answer from memory be at most when another process has
    /// taken a grain over and this one does not know. Default 5 s, 100 ms to 60 s.</summary>
    public TimeSpan HeadBelief { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Connections at most, one of them for commits. Default 32, 2 to 1,000.</summary>
    public int MaxConnections { get; init; } = 32;

    /// <exception cref="ArgumentException">A setting is outside its range; the message names it and the range.</exception>
    public void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(ConnectionString);
        Check(nameof(MaxCommitBytes), MaxCommitBytes, 1024, 64 * MiB, "bytes");
        Check(nameof(MaxRecordBytes), MaxRecordBytes, 1024, 256 * MiB, "bytes");
        Check(nameof(MaxQueuedBytes), MaxQueuedBytes, MaxRecordBytes, long.MaxValue, "bytes");
        Check(nameof(StatementTimeout), (long)StatementTimeout.TotalSeconds, 1, 600, "seconds");
        Check(nameof(HeadBelief), (long)HeadBelief.TotalMilliseconds, 100, 60_000, "milliseconds");
        Check(nameof(MaxConnections), MaxConnections, 2, 1_000, "connections");
    }

    internal NpgsqlConnectionStringBuilder ToConnectionString() => new(ConnectionString)
    {
        SearchPath = Migrations.Migrator.Schema,
        MaxPoolSize = MaxConnections,
        CommandTimeout = (int)StatementTimeout.TotalSeconds,
        MaxAutoPrepare = 32,
        AutoPrepareMinUsages = 2,
        // No statement leaves anything behind in its session.
        NoResetOnClose = true,
        WriteBufferSize = BufferBytes,
        ReadBufferSize = BufferBytes,
        ApplicationName = "channelgrains",
    };

    private static void Check(string name, long value, long min, long max, string unit)
    {
        if (value < min || value > max)
            throw new ArgumentException($"Setting {name} of the PostgreSQL store is {value}; set it to {min} to {max} {unit}.", name);
    }
}
