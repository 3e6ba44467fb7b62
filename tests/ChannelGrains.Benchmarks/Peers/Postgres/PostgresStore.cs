using Npgsql;

namespace ChannelGrains.Benchmarks.Peers.Postgres;

/// <summary>The peer that keeps everything in PostgreSQL.</summary>
internal sealed class PostgresStore : GroupedStore
{
    private const int Readers = 4, PreparedStatements = 32;

    private readonly NpgsqlDataSource _writers, _readers;
    private readonly bool _isKeyed;
    private readonly LaneTable _lanes;

    private PostgresStore(NpgsqlDataSource writers, NpgsqlDataSource readers, bool isKeyed, LaneTable lanes) =>
        (_writers, _readers, _isKeyed, _lanes) = (writers, readers, isKeyed, lanes);

    /// <param name="connectionString">An empty database, or one that this made.</param>
    /// <param name="isKeyed">By id, else by number.</param>
    public static async Task<PostgresStore> OpenAsync(string connectionString, bool isKeyed)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxAutoPrepare = PreparedStatements,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            CommandTimeout = 120,
            WriteBufferSize = 64 << 10,
            ReadBufferSize = 64 << 10,
        };
        var writers = NpgsqlDataSource.Create(settings);
        settings.MaxPoolSize = Readers;
        settings.ApplicationName = "readers";
        var readers = NpgsqlDataSource.Create(settings);
        await using var connection = await writers.OpenConnectionAsync();
        await ExecuteAsync(connection, PostgresSchema.Create);
        return new PostgresStore(writers, readers, isKeyed, new LaneTable(await ReadLanesAsync(connection)));
    }

    public override async Task<PartnerSales> ReadAsync(string partnerId, DateOnly first, DateOnly last)
    {
        await using var connection = await _readers.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(PostgresSchema.ReadSales, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = partnerId },
                new NpgsqlParameter<int> { TypedValue = UnixDay.Of(first) },
                new NpgsqlParameter<int> { TypedValue = UnixDay.Of(last) },
            },
        };
        var (transactions, nets) = (0L, new SortedDictionary<string, long>(StringComparer.Ordinal));
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            nets.Add(rows.GetString(0), rows.GetInt64(1));
            transactions += rows.GetInt64(2);
        }
        return new PartnerSales(transactions, nets);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _writers.DisposeAsync();
        await _readers.DisposeAsync();
    }

    public static Task BeginAsync(NpgsqlConnection connection) => ExecuteAsync(connection, "BEGIN");

    public static async Task ExecuteAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    protected override async Task<IGroupWriter> OpenWriterAsync(string way)
    {
        var connection = await _writers.OpenConnectionAsync();
        return _isKeyed ? new KeyedWriter(connection, way) : new SequencedWriter(connection, _lanes, way == "copy");
    }

    private static async Task<List<KeyValuePair<string, long>>> ReadLanesAsync(NpgsqlConnection connection)
    {
        var lanes = new List<KeyValuePair<string, long>>();
        await using var command = new NpgsqlCommand("SELECT partner, sequence FROM lane", connection);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            lanes.Add(new(rows.GetString(0), rows.GetInt64(1)));
        return lanes;
    }
}
