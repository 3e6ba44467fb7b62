using System.CommandLine;
using ChannelGrains.Client;
using ChannelGrains.Grains.Evidence;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Verification;
using ChannelGrains.Journal.Embedded;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChannelGrains.Server;

/// <summary><c>verify</c>: checks the journals of a data directory, while no server runs on it.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Data directory whose journals to check.", Required = true };
        var logOnly = new Option<bool>("--log-only") { Description = "Leave out what is derived, for which the store is opened as at a start; nothing is written then." };
        var command = new Command("verify", "Reads every record of a data directory and checks it, then compares what is derived of the journals with them. For a running server use `channelctl journal verify`.")
        {
            data, logOnly,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(data), parsed.GetValue(logOnly), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string data, bool logOnly, CancellationToken cancellationToken)
    {
        try
        {
            var options = new EmbeddedJournalOptions { Directory = DataDirectory.JournalPathOf(data), Content = StoredContent.Format };
            var report = JournalVerifier.Verify(options, PhysicalFileSystem.Instance, TimeProvider.System, cancellationToken);
            Console.WriteLine($"{report.Groups} groups, {report.Records} records, {report.Journals} journals, {report.Bytes} bytes, {report.Problems.Count} problems");
            foreach (var problem in report.Problems)
                Console.WriteLine(ForeignText.Shown($"{problem.File} at {problem.Offset}: {problem.Message}"));
            foreach (var note in report.Notes)
                Console.WriteLine(ForeignText.Shown($"note: {note}"));
            return report.IsSound && (logOnly || await CompareAsync(options, cancellationToken)) ? 0 : 1;
        }
        catch (Exception exception) when (StartFailure.Is(exception))
        {
            Console.Error.WriteLine(StartFailure.Line(exception));
            return 1;
        }
    }

    /// <summary>Opens the store as the next start would, which brings the index up to the log.</summary>
    private static async Task<bool> CompareAsync(EmbeddedJournalOptions options, CancellationToken cancellationToken)
    {
        using var services = new ServiceCollection().AddMetrics().AddSingleton<JournalInstruments>().BuildServiceProvider();
        await using var store = await EmbeddedJournalStore.OpenAsync(
            options, PhysicalFileSystem.Instance, NullLogger.Instance, services.GetRequiredService<JournalInstruments>(), TimeProvider.System, _ => { }, cancellationToken);
        var states = await StoredStates.VerifyAsync(store, cancellationToken);
        Console.WriteLine($"{states.States} snapshots and sets of saved rows compared with their journals, {states.Differences.Count} differences");
        foreach (var difference in states.Differences)
            Console.WriteLine(ForeignText.Shown($"{difference.Journal}: {difference.Description}"));
        var files = EvidenceFiles.Open(new EmbeddedEvidenceOptions { Directory = EvidenceFiles.DirectoryBeside(options.Directory) }, PhysicalFileSystem.Instance, TimeProvider.System);
        var evidence = await EvidenceVerification.RunAsync(store, files, cancellationToken);
        Console.WriteLine($"{evidence.Files} files of evidence, {evidence.Findings.Count} missing or damaged");
        foreach (var finding in evidence.Findings)
            Console.WriteLine(ForeignText.Shown($"{finding.Journal}: {finding.Description}"));
        var data = Path.GetDirectoryName(options.Directory)!;
        var isAnotherKey = await CustomerKeyFile.IsAnotherAsync(PhysicalFileSystem.Instance, store, data, cancellationToken);
        if (isAnotherKey)
            Console.WriteLine(ForeignText.Shown($"{data}: customer.key is another one than these journals were made with. Put back the one that belongs to them, from its backup."));
        return states.Differences.Count == 0 && evidence.Findings.Count == 0 && !isAnotherKey;
    }
}
