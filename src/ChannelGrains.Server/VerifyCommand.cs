using System.CommandLine;
using ChannelGrains.Client;
using ChannelGrains.Journal.Embedded;

namespace ChannelGrains.Server;

/// <summary><c>verify</c>: checks the journals of a data directory, while no server runs on it.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Data directory whose journals to check.", Required = true };
        var command = new Command("verify", "Reads every record of a data directory and checks it. For a running server use `channelctl journal verify`.") { data };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(parsed.GetRequiredValue(data), cancellationToken)));
        return command;
    }

    private static int Run(string data, CancellationToken cancellationToken)
    {
        try
        {
            var options = new EmbeddedJournalOptions { Directory = DataDirectory.JournalPathOf(data) };
            var report = JournalVerifier.Verify(options, PhysicalFileSystem.Instance, TimeProvider.System, cancellationToken);
            Console.WriteLine($"{report.Groups} groups, {report.Records} records, {report.Journals} journals, {report.Bytes} bytes, {report.Problems.Count} problems");
            foreach (var problem in report.Problems)
                Console.WriteLine(ForeignText.Shown($"{problem.File} at {problem.Offset}: {problem.Message}"));
            foreach (var note in report.Notes)
                Console.WriteLine(ForeignText.Shown($"note: {note}"));
            return report.IsSound ? 0 : 1;
        }
        catch (Exception exception) when (StartFailure.Is(exception))
        {
            Console.Error.WriteLine(StartFailure.Line(exception));
            return 1;
        }
    }
}
