using ChannelGrains.Journal;
using Npgsql;

namespace ChannelGrains.Postgres.Journals;

public sealed partial class PostgresJournalStore
{
    private const string HeadSql = "select id, coalesce((select max(version) from record where journal = id), 0) from journal where name = $1";

    // The length of what is stored beside its row is read without it.
    private const string ReadSql = """
        select version, checksum, payload from (
            select version, checksum, payload, sum(octet_length(payload)) over (order by version) - octet_length(payload) as before
            from record where journal = $1 and version >= $2 and version < $3) as one
        where before < $4 order by version
        """;

    private const string ReadSomeSql = """
        select version, checksum, payload from (
            select version, checksum, payload, place, sum(octet_length(payload)) over (order by place) - octet_length(payload) as before
            from unnest($2) with ordinality as asked (version, place) join record using (version) where journal = $1) as one
        where before < $3 order by place
        """;

    private const int RecordsAtOnce = 1024;

    public async ValueTask<JournalRef> OpenAsync(JournalName name, CancellationToken cancellationToken)
    {
        if (name == default)
            throw new ArgumentException("The journal name is the default value; give it a name.", nameof(name));
        var journal = _opened.Get(name);
        while (_queue.WhenSettled(journal) is { } settled)
            await settled.WaitAsync(cancellationToken).ConfigureAwait(false);
        // Another process may have written to it.
        await using var command = Command(HeadSql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (await reader.ReadAsync(cancellationToken))
            _queue.Refresh(journal, reader.GetInt64(0), reader.GetInt64(1));
        else
            journal.Confirm();
        return journal;
    }

    public async ValueTask<IReadOnlyList<JournalRecord>> ReadAsync(JournalRef journal, long fromVersion, int maxRecords, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromVersion, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRecords, 1);
        var own = Own(journal);
        if (own.Id == 0)
            return [];
        var (records, bytes) = (new List<JournalRecord>(), 0L);
        while (records.Count < maxRecords && bytes < IJournals.ReadBytes)
        {
            var from = fromVersion + records.Count;
            var (before, asked) = (records.Count, Math.Min(RecordsAtOnce, maxRecords - records.Count));
            await using var command = Command(ReadSql);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = own.Id });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = from });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = from + asked });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = IJournals.ReadBytes - bytes });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                var record = ReadRecord(reader, own);
                if (record.Version != fromVersion + records.Count)
                    throw new JournalCorruptException($"Version {fromVersion + records.Count} of {own.Name} is missing in the database, but {record.Version} is there. Restore a backup.");
                records.Add(record);
                bytes += record.Payload.Length;
            }
            if (records.Count - before < asked)
                break;
        }
        return records;
    }

    public async ValueTask<IReadOnlyList<JournalRecord>> ReadAsync(JournalRef journal, IReadOnlyList<long> versions, long maxBytes, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(versions.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1);
        var (own, records, bytes) = (Own(journal), new List<JournalRecord>(), 0L);
        await using var command = Command(ReadSomeSql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = own.Id });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. versions] });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = maxBytes });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            records.Add(ReadRecord(reader, own));
            bytes += records[^1].Payload.Length;
        }
        for (var place = 0; place < versions.Count && (place < records.Count || bytes < maxBytes); place++)
            if (place == records.Count || records[place].Version != versions[place])
                throw new JournalCorruptException($"Version {versions[place]} of {own.Name} is missing in the database. Restore a backup.");
        return records;
    }

    private static JournalRecord ReadRecord(NpgsqlDataReader reader, PostgresJournalRef journal)
    {
        var record = new JournalRecord(reader.GetInt64(0), reader.GetFieldValue<byte[]>(2));
        return reader.GetInt64(1) == Checksum(record.Payload.Span, record.Version)
            ? record
            : throw new JournalCorruptException($"Version {record.Version} of {journal.Name} does not match its checksum. Restore a backup.");
    }

    public async ValueTask<JournalSnapshot?> ReadSnapshotAsync(JournalRef journal, CancellationToken cancellationToken)
    {
        var own = Own(journal);
        if (own.Id == 0)
            return null;
        await using var command = Command("select fold_version, version, payload from snapshot where journal = $1");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = own.Id });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new JournalSnapshot(reader.GetInt32(0), reader.GetInt64(1), reader.GetFieldValue<byte[]>(2)) : null;
    }

    public async ValueTask WriteSnapshotAsync(JournalRef journal, JournalSnapshot snapshot, CancellationToken cancellationToken)
    {
        var own = Own(journal);
        if (snapshot.Version < 1 || snapshot.Version > own.DurableVersion)
            throw new ArgumentException(
                $"A snapshot of {own.Name} is at version {snapshot.Version}, but only 1 to {own.DurableVersion} are committed.", nameof(snapshot));
        // One of a process that was left behind does not replace a newer one.
        await using var command = Command("select save_snapshot($1, $2, $3, $4)");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = own.Id });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = snapshot.FoldVersion });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = snapshot.Version });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = snapshot.Payload.ToArray() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async ValueTask<IReadOnlyList<JournalName>> ListAsync(string prefix, string after, int max, CancellationToken cancellationToken) =>
        [.. (await ListVersionsAsync(prefix, after, max, cancellationToken)).Select(journal => journal.Name)];

    public async ValueTask<IReadOnlyList<JournalVersion>> ListVersionsAsync(string prefix, string after, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        // PostgreSQL refuses a text with the character U+0000, which callers may send.
        if (!JournalName.CanStartWith(prefix))
            return [];
        // Names are printable ASCII, so that nothing that starts with the prefix is behind this.
        await using var command = Command("""
            select name, version from journal, lateral (select max(version) as version from record where journal = id) as head
            where name >= $1 and name > $2 and name < $3 and version is not null order by name limit $4
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = prefix });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = prefix + (char)0x7F });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = max });
        var listed = new List<JournalVersion>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            listed.Add(new JournalVersion(new JournalName(reader.GetString(0)), reader.GetInt64(1)));
        return listed;
    }

    /// <exception cref="TimeoutException">The database has not answered for a while. Whoever asks it something is told at once, instead of after the time that a statement may take.</exception>
    private NpgsqlCommand Command(string sql)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (!_pulse.IsHeard)
            throw new TimeoutException("PostgreSQL does not answer, so nothing is read; try again when it does.");
        return _database.CreateCommand(sql);
    }
}
