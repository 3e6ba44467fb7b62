using System.IO.Hashing;
using System.Text;
using Npgsql;

namespace ChannelGrains.Testing.Postgres;

/// <summary>Has servers of tests keep their journals in PostgreSQL, where <c>CHANNELGRAINS_TEST_POSTGRES</c> says how one is reached: a database for each data directory.</summary>
public static class TestDatabase
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("CHANNELGRAINS_TEST_POSTGRES");

    /// <summary>The database of a data directory, made when it is first asked for; null where the embedded store is tested.</summary>
    public static async Task<string?> OfAsync(string directory)
    {
        if (string.IsNullOrEmpty(Server))
            return null;
        var name = $"test_{XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(Path.GetFullPath(directory))):x16}";
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        try
        {
            await command.ExecuteNonQueryAsync();
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
        }
        return new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 8 }.ConnectionString;
    }

    /// <summary>Loses the rows that a server saved which is stopped. In the embedded store they lie in the index, which is made again of the journals.</summary>
    public static async Task LoseRowsAsync(string directory)
    {
        if (await OfAsync(directory) is not { } database)
        {
            Directory.Delete(Path.Combine(directory, "journal", "index"), recursive: true);
            return;
        }
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("delete from channelgrains.saved_row", connection);
        await command.ExecuteNonQueryAsync();
    }
}
