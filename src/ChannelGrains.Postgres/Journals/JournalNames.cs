using Npgsql;

namespace ChannelGrains.Postgres.Journals;

/// <summary>The rows of names. A journal has one from its first record on; one without a record, as of a commit that failed, counts for nothing.</summary>
internal sealed class JournalNames(NpgsqlDataSource database)
{
    private const string Sql = """
        with added as (insert into journal (name) select * from unnest($1) on conflict do nothing returning id, name)
        select name, id from added union all select name, id from journal where name = any ($1)
        """;

    /// <summary>Gives each journal of a group its row.</summary>
    public async Task EnsureAsync(CommitGroup group, CancellationToken cancellationToken)
    {
        while (group.Records.Where(record => record.Journal.Id == 0).Select(record => record.Journal).Distinct().ToDictionary(journal => journal.Name.Value) is { Count: > 0 } unnamed)
        {
            await using var command = database.CreateCommand(Sql);
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. unnamed.Keys.Order(StringComparer.Ordinal)] });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            // One that another process adds at the same time is seen the next time.
            while (await reader.ReadAsync(cancellationToken))
                unnamed[reader.GetString(0)].Id = reader.GetInt64(1);
        }
    }
}
