using Npgsql;
using NpgsqlTypes;

namespace ChannelGrains.Benchmarks.Peers.Postgres;

/// <summary>A group's transactions as blobs, a row for each partner: as the arrays of one statement, or copied in.</summary>
internal sealed class BatchRows
{
    private readonly NpgsqlParameter<string[]> _partners = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
    private readonly NpgsqlParameter<long[]> _epochs = Longs(), _firsts = Longs();
    private readonly NpgsqlParameter<byte[][]> _blobs = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };

    public BatchRows()
    {
        foreach (var parameter in new NpgsqlParameter[] { _partners, _epochs, _firsts, _blobs })
            Command.Parameters.Add(parameter);
    }

    public NpgsqlBatchCommand Command { get; } = new(PostgresSchema.InsertBatches);

    public void Set(IReadOnlyCollection<PartnerGroup> group)
    {
        _partners.TypedValue = [.. group.Select(partner => partner.PartnerId)];
        _epochs.TypedValue = [.. group.Select(partner => partner.Batches[0].Message.Epoch)];
        _firsts.TypedValue = [.. group.Select(partner => partner.Batches[0].Message.FirstSequence)];
        _blobs.TypedValue = [.. group.Select(partner => partner.JoinedBytes())];
    }

    public static async Task CopyAsync(NpgsqlConnection connection, IReadOnlyCollection<PartnerGroup> group)
    {
        await using var copy = await connection.BeginBinaryImportAsync(PostgresSchema.CopyBatches);
        foreach (var partner in group)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(partner.PartnerId, NpgsqlDbType.Text);
            await copy.WriteAsync(partner.Batches[0].Message.Epoch, NpgsqlDbType.Bigint);
            await copy.WriteAsync(partner.Batches[0].Message.FirstSequence, NpgsqlDbType.Bigint);
            await copy.WriteAsync(partner.JoinedBytes(), NpgsqlDbType.Bytea);
        }
        await copy.CompleteAsync();
    }

    private static NpgsqlParameter<long[]> Longs() => new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
}
