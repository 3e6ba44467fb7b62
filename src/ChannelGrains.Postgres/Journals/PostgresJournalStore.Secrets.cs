using Npgsql;

namespace ChannelGrains.Postgres.Journals;

public sealed partial class PostgresJournalStore
{
    /// <summary>A secret that all processes share; null while nobody has made it.</summary>
    public async ValueTask<byte[]?> FindSecretAsync(string name, CancellationToken cancellationToken)
    {
        await using var command = Command("select value from secret where name = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        return (byte[]?)await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>Keeps a secret unless there is one: of processes that make it at the same time one is first, and the others wait for it.</summary>
    /// <returns>The secret that all of them have from now on.</returns>
    public async ValueTask<byte[]> KeepSecretAsync(string name, byte[] made, CancellationToken cancellationToken)
    {
        await PutSecretAsync("insert into secret (name, value) values ($1, $2) on conflict do nothing", name, made, cancellationToken);
        return (await FindSecretAsync(name, cancellationToken))!;
    }

    /// <summary>Puts another secret in its place, for good.</summary>
    public ValueTask ReplaceSecretAsync(string name, byte[] accepted, CancellationToken cancellationToken) =>
        PutSecretAsync("insert into secret (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value", name, accepted, cancellationToken);

    private async ValueTask PutSecretAsync(string sql, string name, byte[] value, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
