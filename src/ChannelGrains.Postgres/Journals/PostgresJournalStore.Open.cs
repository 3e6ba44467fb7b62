using ChannelGrains.Postgres.Migrations;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ChannelGrains.Postgres.Journals;

public sealed partial class PostgresJournalStore
{
    /// <summary>The oldest version of PostgreSQL that it works with.</summary>
    public const int LeastVersion = 15;

    /// <summary>Without one of these the database could forget what it said is committed.</summary>
    private static readonly (string Name, string[] Safe)[] Durability = [("synchronous_commit", ["on", "remote_apply"]), ("fsync", ["on"]), ("full_page_writes", ["on"])];

    /// <summary>Opens the store of a database, which is brought to the schema of this program.</summary>
    /// <param name="options">Where it is, and its bounds.</param>
    /// <param name="log">Where it says what it does.</param>
    /// <param name="instruments">Where it says how much.</param>
    /// <param name="time">The clock.</param>
    /// <param name="onFatal">Told once, on a thread of the store, when it takes no more appends for good: end the process.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Journal.ContentFormatException">The database was written by a program with another format.</exception>
    /// <exception cref="InvalidOperationException">The database cannot be reached, is too old, is not durable, or could not be migrated; the message says which and what to do.</exception>
    public static async Task<PostgresJournalStore> OpenAsync(
        PostgresJournalOptions options, ILogger log, PostgresInstruments instruments, TimeProvider time, Action<Exception> onFatal, CancellationToken cancellationToken)
    {
        options.Validate();
        var connectionString = options.ToConnectionString().ConnectionString;
        await CheckAsync(connectionString, cancellationToken);
        await Migrator.MigrateAsync(connectionString, log, cancellationToken);
        var database = new NpgsqlDataSourceBuilder(connectionString) { Name = "journals" }.UsePhysicalConnectionInitializer(CheckDurability, CheckDurabilityAsync).Build();
        try
        {
            var (incarnation, clusterId) = await new Deployment(database).EnterAsync(options.Content, cancellationToken);
            var store = new PostgresJournalStore(database, options, incarnation, clusterId, instruments, time, onFatal, log);
            await store._commits.StartAsync(cancellationToken);
            store._pulse.Start();
            LogOpened(log, database.ConnectionString, incarnation, store.StoreNumber);
            return store;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private static async Task CheckAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            var way = new NpgsqlConnectionStringBuilder(connectionString);
            throw new InvalidOperationException($"The database {way.Database} on {way.Host}:{way.Port} cannot be reached: {exception.Message} Check it, or set Postgres:ConnectionString.", exception);
        }
        if (connection.PostgreSqlVersion.Major < LeastVersion)
            throw new InvalidOperationException($"PostgreSQL {connection.PostgreSqlVersion} is too old; take {LeastVersion} or newer.");
        await CheckDurabilityAsync(connection);
    }

    private static void CheckDurability(NpgsqlConnection connection)
    {
        foreach (var (name, safe) in Durability)
        {
            using var command = new NpgsqlCommand($"show {name}", connection);
            Check(name, safe, (string)command.ExecuteScalar()!);
        }
    }

    private static async Task CheckDurabilityAsync(NpgsqlConnection connection)
    {
        foreach (var (name, safe) in Durability)
        {
            await using var command = new NpgsqlCommand($"show {name}", connection);
            Check(name, safe, (string)(await command.ExecuteScalarAsync())!);
        }
    }

    private static void Check(string name, string[] safe, string value)
    {
        if (!safe.Contains(value))
            throw new InvalidOperationException(
                $"PostgreSQL's {name} is {value}: a commit that was acknowledged could be lost. Set it to {string.Join(" or ", safe)} for this database and its user, then start again.");
    }

    [LoggerMessage(EventId = 2603, Level = LogLevel.Information, Message = "Opened the journals in PostgreSQL ({Database}), incarnation {Incarnation}, as writer {Writer}.")]
    private static partial void LogOpened(ILogger log, string database, long incarnation, uint writer);
}
