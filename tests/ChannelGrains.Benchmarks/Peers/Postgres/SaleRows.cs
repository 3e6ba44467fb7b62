using Npgsql;
using NpgsqlTypes;

namespace ChannelGrains.Benchmarks.Peers.Postgres;

/// <summary>The ids of a group: a row each, under a unique key.</summary>
internal sealed class SaleRows
{
    private readonly NpgsqlParameter<string[]> _partners = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
    private readonly NpgsqlParameter<string[]> _ids = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    /// <param name="statement">It takes partners and ids.</param>
    public SaleRows(string statement) => Command = new NpgsqlBatchCommand(statement) { Parameters = { _partners, _ids } };

    public NpgsqlBatchCommand Command { get; }

    public void Set(IReadOnlyCollection<PartnerGroup> group)
    {
        var rows = group.Sum(partner => partner.Transactions);
        var (partners, ids) = (new string[rows], new string[rows]);
        var row = 0;
        foreach (var (partner, id) in Of(group))
            (partners[row], ids[row++]) = (partner, id);
        (_partners.TypedValue, _ids.TypedValue) = (partners, ids);
    }

    public static async Task CopyAsync(NpgsqlConnection connection, IReadOnlyCollection<PartnerGroup> group)
    {
        await using var copy = await connection.BeginBinaryImportAsync(PostgresSchema.CopySales);
        foreach (var (partner, id) in Of(group))
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(partner, NpgsqlDbType.Text);
            await copy.WriteAsync(id, NpgsqlDbType.Text);
        }
        await copy.CompleteAsync();
    }

    private static IEnumerable<(string Partner, string Id)> Of(IReadOnlyCollection<PartnerGroup> partners) =>
        from partner in partners
        from batch in partner.Batches
        from transaction in batch.Message.Transactions
        select (partner.PartnerId, transaction.TransactionId);
}
