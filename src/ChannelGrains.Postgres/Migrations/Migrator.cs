using System.Reflection;
using DbUp;
using DbUp.Engine.Output;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ChannelGrains.Postgres.Migrations;

/// <summary>Brings a database to the schema that this program works with: numbered scripts, each once, by one process at a time.</summary>
internal static partial class Migrator
{
    /// <summary>Everything is in it.</summary>
    public const string Schema = "channelgrains";

    private const string Scripts = "ChannelGrains.Postgres.Migrations.";

    // Any number that nobody else locks in this database.
    private const long LockNumber = 0x6368_6772_6d69;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <exception cref="InvalidOperationException">A script failed; the message names it. What it did is taken back.</exception>
    public static async Task MigrateAsync(string connectionString, ILogger log, CancellationToken cancellationToken)
    {
        await using var holder = new NpgsqlConnection(connectionString);
        await holder.OpenAsync(cancellationToken);
        // It is held by the session, so that a process that is killed leaves it.
        await RunAsync(holder, $"select pg_advisory_lock({LockNumber})", cancellationToken);
        try
        {
            await RunAsync(holder, $"create schema if not exists {Schema}", cancellationToken);
            var upgrade = DeployChanges.To.PostgresqlDatabase(connectionString)
                .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => name.StartsWith(Scripts, StringComparison.Ordinal))
                .JournalToPostgresqlTable(Schema, "migration")
                .WithTransactionPerScript()
                .WithVariablesDisabled()
                .LogTo(new Log(log))
                .Build();
            var result = await Task.Run(upgrade.PerformUpgrade, cancellationToken);
            if (!result.Successful)
                throw new InvalidOperationException($"Migration {result.ErrorScript?.Name[Scripts.Length..]} of the database failed: {result.Error.Message}", result.Error);
        }
        finally
        {
            await RunAsync(holder, $"select pg_advisory_unlock({LockNumber})", CancellationToken.None);
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = (int)Patience.TotalSeconds };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>What dbup says of its work. Its errors come back as the result.</summary>
    private sealed class Log(ILogger log) : IUpgradeLog
    {
        public void LogTrace(string format, params object[] args)
        {
        }

        public void LogDebug(string format, params object[] args)
        {
        }

        public void LogInformation(string format, params object[] args) => LogMigration(log, Text(format, args));

        public void LogWarning(string format, params object[] args) => LogMigrationWarning(log, Text(format, args));

        public void LogError(string format, params object[] args) => LogMigrationWarning(log, Text(format, args));

        public void LogError(Exception ex, string format, params object[] args) => LogMigrationWarning(log, Text(format, args));

        private static string Text(string format, object[] args) => args.Length == 0 ? format : string.Format(System.Globalization.CultureInfo.InvariantCulture, format, args);
    }

    [LoggerMessage(EventId = 2601, Level = LogLevel.Information, Message = "Database: {Text}")]
    private static partial void LogMigration(ILogger log, string text);

    [LoggerMessage(EventId = 2602, Level = LogLevel.Warning, Message = "Database: {Text}")]
    private static partial void LogMigrationWarning(ILogger log, string text);
}
