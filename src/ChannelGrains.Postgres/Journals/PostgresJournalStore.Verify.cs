using System.Data;
using ChannelGrains.Journal;
using Npgsql;

namespace ChannelGrains.Postgres.Journals;

public sealed partial class PostgresJournalStore
{
    private const string RecordsSql = "select name, version, checksum, payload from record join journal on id = journal order by journal, version";

    private const string SnapshotsSql = """
        select name, snapshot.version, coalesce((select max(version) from record where record.journal = id), 0) from snapshot join journal on id = journal
        where snapshot.version > coalesce((select max(version) from record where record.journal = id), 0)
        """;

    /// <summary>Reads all records as they were when it began: each journal without a gap, each payload as its checksum says.</summary>
    public async Task<VerifyReport> VerifyAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var (problems, records, journals, bytes) = (new List<VerifyProblem>(), 0L, 0L, 0L);
        var (journal, expected) = ("", 1L);
        await using (var command = new NpgsqlCommand(RecordsSql, connection, transaction) { CommandTimeout = 0 })
        await using (var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken))
            while (await reader.ReadAsync(cancellationToken))
            {
                var (name, version, checksum) = (reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2));
                var payload = await reader.GetFieldValueAsync<byte[]>(3, cancellationToken);
                if (name != journal)
                    (journal, expected, journals) = (name, 1, journals + 1);
                if (version != expected)
                    problems.Add(new VerifyProblem("record", 0, $"{name} has version {version} where {expected} belongs. Restore a backup."));
                if (checksum != Checksum(payload, version))
                    problems.Add(new VerifyProblem("record", 0, $"The payload of version {version} of {name} does not match its checksum. Restore a backup."));
                (expected, records, bytes) = (version + 1, records + 1, bytes + payload.Length);
            }
        await using (var command = new NpgsqlCommand(SnapshotsSql, connection, transaction) { CommandTimeout = 0 })
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
            while (await reader.ReadAsync(cancellationToken))
                problems.Add(new VerifyProblem("snapshot", 0,
                    $"The snapshot of {reader.GetString(0)} is at version {reader.GetInt64(1)}, but its journal ends at {reader.GetInt64(2)}: acknowledged records are missing. Restore a backup."));
        return new VerifyReport(0, records, journals, bytes, problems, []);
    }
}
