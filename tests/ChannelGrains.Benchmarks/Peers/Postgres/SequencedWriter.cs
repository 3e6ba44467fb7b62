using Npgsql;
using NpgsqlTypes;

namespace ChannelGrains.Benchmarks.Peers.Postgres;

/// <summary>SEQUENCED on PostgreSQL: blobs, lane counters and sums of a group in one transaction. By arrays it is one round trip, committed with its
/// last statement; by COPY the blobs go before the rest.</summary>
internal sealed class SequencedWriter : IGroupWriter
{
    private readonly NpgsqlConnection _connection;
    private readonly LaneTable _lanes;
    private readonly bool _copies;
    private readonly BatchRows _batches = new();
    private readonly KpiRows _kpis = new();
    private readonly NpgsqlParameter<string[]> _partners = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
    private readonly NpgsqlParameter<long[]> _epochs = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
    private readonly NpgsqlParameter<long[]> _sequences = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
    private readonly NpgsqlBatch _statements;

    public SequencedWriter(NpgsqlConnection connection, LaneTable lanes, bool copies)
    {
        (_connection, _lanes, _copies) = (connection, lanes, copies);
        var lane = new NpgsqlBatchCommand(PostgresSchema.UpsertLanes) { Parameters = { _partners, _epochs, _sequences } };
        _statements = new NpgsqlBatch(connection);
        if (!copies)
            _statements.BatchCommands.Add(_batches.Command);
        _statements.BatchCommands.Add(lane);
        _statements.BatchCommands.Add(_kpis.Command);
        if (copies)
            _statements.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
    }

    public async Task WriteAsync(IReadOnlyCollection<PartnerGroup> group)
    {
        var lasts = group.Select(_lanes.Decide).ToArray();
        _kpis.Set(group);
        _partners.TypedValue = [.. group.Select(partner => partner.PartnerId)];
        _epochs.TypedValue = [.. group.Select(partner => partner.Batches[0].Message.Epoch)];
        _sequences.TypedValue = lasts;
        if (_copies)
        {
            await PostgresStore.BeginAsync(_connection);
            await BatchRows.CopyAsync(_connection, group);
        }
        else
            _batches.Set(group);
        await _statements.ExecuteNonQueryAsync();
        foreach (var (partner, last) in group.Zip(lasts))
            _lanes.OnCommitted(partner.PartnerId, last);
    }

    public async ValueTask DisposeAsync()
    {
        await _statements.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
