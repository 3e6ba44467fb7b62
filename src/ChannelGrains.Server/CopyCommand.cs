using System.CommandLine;
using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using ChannelGrains.Grains.JournalCopies;
using ChannelGrains.Journal;
using ChannelGrains.Journal.Embedded;
using ChannelGrains.Postgres.Journals;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChannelGrains.Server;

/// <summary><c>copy</c>: the journals of a data directory into PostgreSQL, or back, while no server runs on either. The data directory stays, with the customer key and the files of evidence, which belong to both.</summary>
internal static class CopyCommand
{
    private const string Postgres = "postgres", Embedded = "embedded";

    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Data directory: its journals are copied, or are made.", Required = true };
        var to = new Option<string>("--to") { Description = "Where the journals go: postgres, from the data directory; or embedded, into it.", Required = true };
        to.AcceptOnlyFromAmong(Postgres, Embedded);
        var command = new Command("copy", "Copies all journals between a data directory and the database of Postgres:ConnectionString, and compares both. Stop the servers first. What breaks off goes on when it is run again.")
        {
            data, to,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(data), parsed.GetRequiredValue(to) == Postgres, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string data, bool toPostgres, CancellationToken cancellationToken)
    {
        try
        {
            var options = ReadOptions(data);
            if (toPostgres && !Directory.Exists(DataDirectory.JournalPathOf(data)))
                throw new ValidationException($"{Path.GetFullPath(data)} holds no journals. Name the data directory of a server: --data.");
            using var directory = DataDirectory.Open(data, PhysicalFileSystem.Instance, TimeProvider.System);
            using var services = new ServiceCollection().AddMetrics().AddSingleton<JournalInstruments>().AddSingleton<PostgresInstruments>().BuildServiceProvider();
            await using var embedded = await EmbeddedJournalStore.OpenAsync(
                EmbeddedStore.ToOptions(options), PhysicalFileSystem.Instance, NullLogger.Instance, services.GetRequiredService<JournalInstruments>(), TimeProvider.System, _ => { }, cancellationToken);
            await using var database = await PostgresJournalStore.OpenAsync(
                PostgresStore.ToOptions(options), NullLogger.Instance, services.GetRequiredService<PostgresInstruments>(), TimeProvider.System, _ => { }, cancellationToken);
            var (source, destination) = toPostgres ? ((IJournalStore)embedded, (IJournalStore)database) : (database, embedded);
            var report = await new JournalCopy(source, destination, TimeProvider.System, Console.WriteLine).RunAsync(cancellationToken);
            Console.WriteLine($"copied {report.Journals} journals with {report.Records} records and {report.Entries} entries of the index; all are equal");
            Console.WriteLine(toPostgres
                ? $"start servers on it with --data {directory.Path} and the same Postgres:ConnectionString; {directory.JournalPath} is not used then, keep it as a backup"
                : $"start a server on it with --data {directory.Path}, without Postgres:ConnectionString");
            return 0;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped. Run the command again: it goes on.");
            return 1;
        }
        catch (Exception exception) when (StartFailure.Is(exception) || exception is DbException)
        {
            await Console.Error.WriteLineAsync(StartFailure.Line(exception));
            return 1;
        }
    }

    /// <summary>The settings that a server would have.</summary>
    private static ServerOptions ReadOptions(string data)
    {
        var configuration = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
        var options = configuration.GetSection(ServerOptions.Section).Get<ServerOptions>() ?? new ServerOptions();
        options.Data = data;
        options.Validate();
        return options.Postgres.ConnectionString is null
            ? throw new ValidationException("Postgres:ConnectionString is not set: say how the database is reached, as CHANNELGRAINS__POSTGRES__CONNECTIONSTRING='Host=...;Database=...;Username=...'.")
            : options;
    }
}
