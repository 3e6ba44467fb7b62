namespace ChannelGrains.Benchmarks.Peers.Postgres;

/// <summary>The tables of the peer on PostgreSQL. Blobs are stored as they are: compressing them costs more than it saves. What is updated leaves
/// room in its pages, so that an update touches no index.</summary>
internal static class PostgresSchema
{
    public const string Create =
        """
        CREATE TABLE IF NOT EXISTS batch (partner text COLLATE "C" NOT NULL, epoch bigint NOT NULL, first_sequence bigint NOT NULL, transactions bytea NOT NULL);
        ALTER TABLE batch ALTER COLUMN transactions SET STORAGE EXTERNAL;
        CREATE TABLE IF NOT EXISTS lane (partner text COLLATE "C" PRIMARY KEY, epoch bigint NOT NULL, sequence bigint NOT NULL) WITH (fillfactor = 50);
        CREATE TABLE IF NOT EXISTS sale (partner text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, PRIMARY KEY (partner, id));
        CREATE TABLE IF NOT EXISTS kpi (
            partner text COLLATE "C" NOT NULL, day integer NOT NULL, category text COLLATE "C" NOT NULL,
            net_micros bigint NOT NULL, transactions bigint NOT NULL,
            PRIMARY KEY (partner, day, category)) WITH (fillfactor = 50);
        """;

    public const string UpsertLanes =
        """
        INSERT INTO lane AS l SELECT * FROM unnest($1, $2, $3)
        ON CONFLICT (partner) DO UPDATE SET epoch = excluded.epoch, sequence = excluded.sequence
        """;

    public const string UpsertKpis =
        """
        INSERT INTO kpi AS k SELECT * FROM unnest($1, $2, $3, $4, $5)
        ON CONFLICT (partner, day, category) DO UPDATE SET
            net_micros = k.net_micros + excluded.net_micros,
            transactions = k.transactions + excluded.transactions
        """;

    public const string InsertBatches = "INSERT INTO batch SELECT * FROM unnest($1, $2, $3, $4)";

    public const string CopyBatches = "COPY batch FROM STDIN (FORMAT BINARY)";

    public const string InsertNewSales = "INSERT INTO sale SELECT * FROM unnest($1, $2) ON CONFLICT DO NOTHING RETURNING partner, id";

    public const string InsertSales = "INSERT INTO sale SELECT * FROM unnest($1, $2)";

    public const string CopySales = "COPY sale FROM STDIN (FORMAT BINARY)";

    public const string ReadSales =
        """
        SELECT category, sum(net_micros)::bigint, sum(transactions)::bigint
        FROM kpi WHERE partner = $1 AND day BETWEEN $2 AND $3 GROUP BY category ORDER BY category
        """;
}
