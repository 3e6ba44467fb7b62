using System.CommandLine;
using ChannelGrains.Admin.V1;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using Spectre.Console;

namespace ChannelGrains.Cli.Journals;

/// <summary>channelctl journal ...</summary>
internal static class JournalCommands
{
    public static Command Create(CliHost host) =>
        new("journal", "Checks and saves the server's journals. Needs the role admin.")
        {
            VerifyVerb(host), BackupVerb(host), RestoreVerb(host),
        };

    private static Command VerifyVerb(CliHost host) => host.Verb(
        "verify",
        "Reads every committed record and checks it, and compares live states, snapshots and saved rows with the journals, while the server works on. "
        + "Exit code 1 when something is wrong.",
        "journal verify",
        [],
        async (session, cancellationToken) =>
        {
            var client = new AdminService.AdminServiceClient(session.Channel);
            var answer = await client.VerifyJournalAsync(new VerifyJournalRequest(), cancellationToken: cancellationToken);
            session.Write(answer, () =>
            {
                var details = Tables.Details(
                    ("groups", Figures.Of(answer.Groups)),
                    ("records", Figures.Of(answer.Records)),
                    ("journals", Figures.Of(answer.Journals)),
                    ("bytes", Figures.Of(answer.Bytes)),
                    ("states compared", Figures.Of(answer.States)),
                    ("problems", answer.Problems.Count == 0 ? "none" : Figures.Of(answer.Problems.Count)));
                var table = Tables.Create("=file or journal", ">offset or version", "=problem");
                foreach (var problem in answer.Problems)
                    table.Row(
                        problem.Journal.Length > 0 ? problem.Journal : problem.File,
                        Figures.Of(problem.Journal.Length > 0 ? problem.Version : problem.Offset),
                        problem.Description);

                return answer.Problems.Count == 0 ? details : new Rows(details, table);
            });
            return answer.Problems.Count == 0 ? ExitCode.Done : ExitCode.Refused;
        });

    private static Command BackupVerb(CliHost host)
    {
        var directory = new Argument<string>("DIRECTORY") { Description = "A directory on the server's machine that does not exist yet." };
        return host.Verb(
            "backup",
            "Copies the journals, consistent up to a committed position, while the server works on.",
            "journal backup /backup/channelgrains-2026-01-31",
            [directory],
            async (session, cancellationToken) =>
            {
                var client = new AdminService.AdminServiceClient(session.Channel);
                var request = new BackupJournalRequest { TargetDirectory = session.Arguments.GetRequiredValue(directory) };
                var answer = await client.BackupJournalAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => Tables.Details(
                    ("directory", answer.Directory), ("position", Figures.Of(answer.Position)), ("bytes", Figures.Of(answer.Bytes))));
                return ExitCode.Done;
            });
    }

    private static Command RestoreVerb(CliHost host)
    {
        var backup = CommonOptions.RequiredText("--backup", "The backup's directory on the server's machine.");
        var data = CommonOptions.RequiredText("--data", "The data directory to make; it must not exist.");
        return host.Verb(
            "restore",
            "Prints the command that restores a backup: it runs on the server's machine, with the server stopped.",
            "journal restore --backup /backup/channelgrains-2026-01-31 --data /var/lib/channelgrains",
            [backup, data],
            (session, _) =>
            {
                var command = "ChannelGrains.Server restore"
                    + $" --backup {Quoted(session.Arguments.GetRequiredValue(backup))}"
                    + $" --data {Quoted(session.Arguments.GetRequiredValue(data))}";
                if (session.IsJson)
                    session.WriteJson(System.Text.Json.JsonSerializer.Serialize(new { command }));
                else
                {
                    session.WriteLine("Stop the server, then run on its machine:");
                    session.WriteLine($"  {command}");
                }

                return Task.FromResult(ExitCode.Done);
            });
    }

    private static string Quoted(string path) =>
        path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_')
            ? path
            : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
