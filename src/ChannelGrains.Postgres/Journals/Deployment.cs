using ChannelGrains.Journal;
using Npgsql;

namespace ChannelGrains.Postgres.Journals;

/// <summary>What the database is: the format of its content, and how often it was restored.</summary>
internal sealed class Deployment(NpgsqlDataSource database)
{
    private const string Origin = """
        (select system_identifier::text from pg_control_system()) || '/' || (select timeline_id::text from pg_control_checkpoint())
        || '/' || (select oid::text from pg_database where datname = current_database())
        """;

    // Without the timeline: a server that took over from another one leads the same cluster on.
    private const string Cluster = "(select system_identifier::text from pg_control_system()) || '-' || (select oid::text from pg_database where datname = current_database())";

    /// <summary>Enters a new database, or one that this program can read. One that was restored, or follows another timeline, gets the next incarnation.</summary>
    /// <returns>The incarnation, and what the processes on this database and no other call their cluster.</returns>
    /// <exception cref="ContentFormatException">It has another format.</exception>
    public async Task<(long Incarnation, string ClusterId)> EnterAsync(ContentFormat content, CancellationToken cancellationToken)
    {
        await using (var first = database.CreateCommand($"insert into deployment (content_format, incarnation, origin) values ($1, 1, {Origin}) on conflict do nothing"))
        {
            first.Parameters.Add(new NpgsqlParameter<int> { TypedValue = content.Number });
            await first.ExecuteNonQueryAsync(cancellationToken);
        }
        await using var command = database.CreateCommand($"""
            update deployment set incarnation = case when origin = {Origin} then incarnation else incarnation + 1 end, origin = {Origin}
            returning content_format, incarnation, 'channelgrains-' || {Cluster}
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        content.Check("The database", reader.GetInt32(0));
        return (reader.GetInt64(1), reader.GetString(2));
    }
}
