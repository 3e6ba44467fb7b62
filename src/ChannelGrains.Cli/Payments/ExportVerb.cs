using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Settlement.V1;
using Spectre.Console;

namespace ChannelGrains.Cli.Payments;

/// <summary>channelctl pay export</summary>
internal static class ExportVerb
{
    public static Command Create(CliHost host)
    {
        var run = RunVerbs.RunId();
        var directory = new Option<string>("--to") { Description = "The directory that the files go to; default this one.", DefaultValueFactory = _ => "." };
        return host.Verb(
            "export",
            "Writes the files of a run for the bank, pain.001.001.09; each time the same bytes.",
            "pay export 2026-11-A --to out",
            [run, directory],
            async (session, cancellationToken) =>
            {
                var target = session.Arguments.GetRequiredValue(directory);
                if (!Directory.Exists(target))
                    throw new UsageException($"There is no directory {target}: make it.");
                var client = new PaymentService.PaymentServiceClient(session.Channel);
                var request = new ExportPaymentRunRequest { PaymentRunId = session.Arguments.GetRequiredValue(run) };
                ExportPaymentRunResponse answer;
                do
                {
                    request.File++;
                    answer = await client.ExportPaymentRunAsync(request, cancellationToken: cancellationToken);
                    // The name comes from the server: only its last part is taken.
                    var path = Path.Combine(target, Path.GetFileName(answer.FileName));
                    await WriteAsync(path, answer.Content.Memory, cancellationToken);
                    var sha256 = answer.Sha256;
                    session.Write(new ExportPaymentRunResponse { FileName = path, Sha256 = sha256, FileCount = answer.FileCount }, () => new Rows(Tables.Line($"{path}  {sha256}")));
                }
                while (request.File < answer.FileCount);
                return ExitCode.Done;
            });
    }

    /// <summary>A payment file holds accounts: nobody but its owner reads it.</summary>
    private static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(path, options);
        await file.WriteAsync(content, cancellationToken);
    }
}
