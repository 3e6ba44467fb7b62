using ChannelGrains.Journal;
using Npgsql;

namespace ChannelGrains.Postgres.Journals;

public sealed partial class PostgresJournalStore
{
    private const string Entries = "index_entry", Rows = "saved_row";

    public async ValueTask ReadIndexAsync(IndexReads reads, CancellationToken cancellationToken)
    {
        reads.ClearAnswers();
        if (reads.Count == 0)
            return;
        await using var command = Command("select asked.number, value from unnest($1) with ordinality as asked (key, number) join index_entry using (key)");
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. Enumerable.Range(0, reads.Count).Select(number => reads.Key(number).ToArray())] });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            reads.Answer((int)reader.GetInt64(0) - 1, reader.GetFieldValue<byte[]>(1));
    }

    public ValueTask<IReadOnlyList<IndexEntry>> ScanIndexAsync(
        ReadOnlyMemory<byte> prefix, ReadOnlyMemory<byte> after, int max, bool descending, CancellationToken cancellationToken) =>
        ScanAsync(Entries, prefix, after, max, descending, cancellationToken);

    public async ValueTask WriteRowsAsync(IndexWrites rows, CancellationToken cancellationToken)
    {
        var last = new SortedDictionary<byte[], byte[]?>(ByteOrder.Instance);
        foreach (var write in rows)
            last[write.Key.ToArray()] = write.IsDelete ? null : write.Value.ToArray();
        await using var command = Command("select save_rows($1, $2, $3)");
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. last.Where(row => row.Value is not null).Select(row => row.Key)] });
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. last.Values.OfType<byte[]>()] });
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. last.Where(row => row.Value is null).Select(row => row.Key)] });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async ValueTask WriteRowsAsync(IndexWrites rows, IReadOnlyList<long> versions, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(versions.Count, rows.Count);
        var (last, number) = (new SortedDictionary<byte[], (byte[] Value, long Version)>(ByteOrder.Instance), 0);
        foreach (var write in rows)
            last[write.Key.ToArray()] = write.IsDelete ? throw new ArgumentException("Rows of versions are put, not deleted.", nameof(rows)) : (write.Value.ToArray(), versions[number++]);
        await using var command = Command("select save_rows_of_versions($1, $2, $3, $4)");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Incarnation });
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. last.Keys] });
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. last.Values.Select(row => row.Value)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. last.Values.Select(row => row.Version)] });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async ValueTask<byte[]?> ReadRowAsync(ReadOnlyMemory<byte> key, CancellationToken cancellationToken)
    {
        await using var command = Command("select value from saved_row where key = $1");
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = key.ToArray() });
        return (byte[]?)await command.ExecuteScalarAsync(cancellationToken);
    }

    public ValueTask<IReadOnlyList<IndexEntry>> ScanRowsAsync(ReadOnlyMemory<byte> prefix, ReadOnlyMemory<byte> after, int max, CancellationToken cancellationToken) =>
        ScanAsync(Rows, prefix, after, max, descending: false, cancellationToken);

    private async ValueTask<IReadOnlyList<IndexEntry>> ScanAsync(
        string table, ReadOnlyMemory<byte> prefix, ReadOnlyMemory<byte> after, int max, bool descending, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        await using var command = Command("");
        List<string> bounds = [$"key >= {Next(prefix.ToArray())}"];
        if (ByteOrder.Behind(prefix.Span) is { } behind)
            bounds.Add($"key < {Next(behind)}");
        if (!after.IsEmpty)
            bounds.Add($"key {(descending ? '<' : '>')} {Next(after.ToArray())}");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = max });
        command.CommandText = $"select key, value from {table} where {string.Join(" and ", bounds)} order by key {(descending ? "desc" : "asc")} limit ${command.Parameters.Count}";
        var entries = new List<IndexEntry>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            entries.Add(new IndexEntry(reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<byte[]>(1)));
        return entries;

        string Next(byte[] bound)
        {
            command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = bound });
            return $"${command.Parameters.Count}";
        }
    }
}
