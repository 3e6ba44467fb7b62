using ChannelGrains.Journal;
using Npgsql;

namespace ChannelGrains.Postgres.Journals;

/// <summary>One commit as the arrays that the database takes: in the order of journals and of keys, so that commits of several processes wait for each other
/// instead of locking each other up.</summary>
internal sealed class CommitStatement
{
    private const string Sql = "select append_commit($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";

    private readonly Columns _first = new();
    private readonly Columns _next = new();
    private readonly SortedDictionary<byte[], (long Journal, byte[]? Value)> _index = new(ByteOrder.Instance);

    /// <param name="group">Its records are of journals that have a row.</param>
    public CommitStatement(CommitGroup group)
    {
        long journal = 0;
        foreach (var record in group.Records.OrderBy(record => record.Journal.Id).ThenBy(record => record.Version))
        {
            (record.Journal.Id == journal ? _next : _first).Add(record);
            journal = record.Journal.Id;
        }
        // In the order in which they were queued: the last write of a key wins.
        foreach (var record in group.Records)
            for (var writes = new IndexWriteReader(record.Index); writes.MoveNext();)
                _index[writes.Current.Key.ToArray()] = (record.Journal.Id, writes.Current.IsDelete ? null : writes.Current.Value.ToArray());
    }

    /// <summary>Commits.</summary>
    /// <returns>The journals that another process had written to first.</returns>
    public async Task<long[]> RunAsync(NpgsqlDataSource database, long writer, int attempt, long commit, CancellationToken cancellationToken)
    {
        var puts = _index.Where(write => write.Value.Value is not null).ToList();
        var deletes = _index.Where(write => write.Value.Value is null).ToList();
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = writer });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = attempt });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = commit });
        _first.AddTo(command);
        _next.AddTo(command);
        Add(command, [.. puts.Select(put => put.Value.Journal)]);
        Add(command, [.. puts.Select(put => put.Key)]);
        Add(command, [.. puts.Select(put => put.Value.Value!)]);
        Add(command, [.. deletes.Select(delete => delete.Value.Journal)]);
        Add(command, [.. deletes.Select(delete => delete.Key)]);
        return (long[])(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static void Add<T>(NpgsqlCommand command, T[] values) => command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values });

    private sealed class Columns
    {
        private readonly List<long> _journals = [];
        private readonly List<long> _versions = [];
        private readonly List<long> _checksums = [];
        private readonly List<byte[]> _payloads = [];

        public void Add(QueuedRecord record)
        {
            _journals.Add(record.Journal.Id);
            _versions.Add(record.Version);
            _checksums.Add(record.Checksum);
            _payloads.Add(record.Payload);
        }

        public void AddTo(NpgsqlCommand command)
        {
            CommitStatement.Add(command, _journals.ToArray());
            CommitStatement.Add(command, _versions.ToArray());
            CommitStatement.Add(command, _checksums.ToArray());
            CommitStatement.Add(command, _payloads.ToArray());
        }
    }
}
