using Npgsql;

namespace ChannelGrains.Benchmarks.Peers.Postgres;

/// <summary>KEYED on PostgreSQL: ids under a unique key, blobs and sums of a group in one transaction. <c>copy</c> and <c>unnest</c> take all ids for new
/// and let the key refuse the group when one is not; then, and always as <c>returning</c>, the ids go first and what was new is counted.</summary>
internal sealed class KeyedWriter : IGroupWriter
{
    private readonly NpgsqlConnection _connection;
    private readonly string _way;
    private readonly BatchRows _batches = new();
    private readonly KpiRows _kpis = new();
    private readonly SaleRows _hopeful = new(PostgresSchema.InsertSales), _careful = new(PostgresSchema.InsertNewSales);
    private readonly NpgsqlBatch _all, _ids, _rest, _sums;

    /// <param name="connection">This writer's own.</param>
    /// <param name="way"><c>copy</c>, <c>unnest</c> or <c>returning</c>.</param>
    public KeyedWriter(NpgsqlConnection connection, string way)
    {
        (_connection, _way) = (connection, way);
        _all = new NpgsqlBatch(connection) { BatchCommands = { _hopeful.Command, _batches.Command, _kpis.Command } };
        _ids = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand("BEGIN"), _careful.Command } };
        _rest = new NpgsqlBatch(connection) { BatchCommands = { _batches.Command, _kpis.Command, new NpgsqlBatchCommand("COMMIT") } };
        _sums = new NpgsqlBatch(connection) { BatchCommands = { _kpis.Command, new NpgsqlBatchCommand("COMMIT") } };
    }

    public async Task WriteAsync(IReadOnlyCollection<PartnerGroup> group)
    {
        if (_way == "returning")
        {
            await WriteNewAsync(group);
            return;
        }
        foreach (var partner in group)
            partner.CountAll();
        try
        {
            await WriteAllAsync(group);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            if (_way == "copy")
                await PostgresStore.ExecuteAsync(_connection, "ROLLBACK");
            await WriteNewAsync(group);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var batch in new[] { _all, _ids, _rest, _sums })
            await batch.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task WriteAllAsync(IReadOnlyCollection<PartnerGroup> group)
    {
        _kpis.Set(group);
        if (_way == "copy")
        {
            await PostgresStore.BeginAsync(_connection);
            await SaleRows.CopyAsync(_connection, group);
            await BatchRows.CopyAsync(_connection, group);
            await _sums.ExecuteNonQueryAsync();
            return;
        }
        _hopeful.Set(group);
        _batches.Set(group);
        await _all.ExecuteNonQueryAsync();
    }

    private async Task WriteNewAsync(IReadOnlyCollection<PartnerGroup> group)
    {
        var newIds = group.ToDictionary(partner => partner.PartnerId, _ => new HashSet<string>());
        _careful.Set(group);
        await using (var rows = await _ids.ExecuteReaderAsync())
            while (await rows.ReadAsync())
                newIds[rows.GetString(0)].Add(rows.GetString(1));
        foreach (var partner in group)
            partner.CountNew(newIds[partner.PartnerId]);
        _kpis.Set(group);
        _batches.Set(group);
        await _rest.ExecuteNonQueryAsync();
    }
}
