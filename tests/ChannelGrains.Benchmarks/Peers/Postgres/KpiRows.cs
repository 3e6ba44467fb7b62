using Npgsql;
using NpgsqlTypes;

namespace ChannelGrains.Benchmarks.Peers.Postgres;

/// <summary>The sums of a group as the arrays of one statement.</summary>
internal sealed class KpiRows
{
    private readonly NpgsqlParameter<string[]> _partners = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
    private readonly NpgsqlParameter<int[]> _days = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer };
    private readonly NpgsqlParameter<string[]> _categories = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
    private readonly NpgsqlParameter<long[]> _nets = Longs(), _transactions = Longs();

    public KpiRows()
    {
        foreach (var parameter in new NpgsqlParameter[] { _partners, _days, _categories, _nets, _transactions })
            Command.Parameters.Add(parameter);
    }

    public NpgsqlBatchCommand Command { get; } = new(PostgresSchema.UpsertKpis);

    public void Set(IReadOnlyCollection<PartnerGroup> group)
    {
        var rows = group.Sum(partner => partner.Cells.Count);
        var (partners, days, categories) = (new string[rows], new int[rows], new string[rows]);
        var (nets, transactions) = (new long[rows], new long[rows]);
        var row = 0;
        foreach (var partner in group)
            foreach (var ((day, category), sum) in partner.Cells)
            {
                (partners[row], days[row], categories[row]) = (partner.PartnerId, day, category);
                (nets[row], transactions[row]) = (sum.NetMicros, sum.Transactions);
                row++;
            }
        (_partners.TypedValue, _days.TypedValue, _categories.TypedValue) = (partners, days, categories);
        (_nets.TypedValue, _transactions.TypedValue) = (nets, transactions);
    }

    private static NpgsqlParameter<long[]> Longs() => new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
}
