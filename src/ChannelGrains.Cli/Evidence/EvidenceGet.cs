using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Client;
using ChannelGrains.Evidence.V1;

namespace ChannelGrains.Cli.Evidence;

/// <summary>channelctl evidence download</summary>
internal static class EvidenceGet
{
    /// <summary>What a file is called until all of it is there.</summary>
    private const string PartSuffix = ".part";

    public static Command Create(CliHost host)
    {
        var (partner, file) = (CommonOptions.PartnerId(), EvidenceStatus.Sha256());
        var output = CommonOptions.RequiredText("--output", "Where to put it; there is no such file yet.");
        return host.Verb(
            "download",
            "Gets a file, and checks that it is the one. What a broken connection left beside it, under its name with .part, is gone on with.",
            $"evidence download store-0042 {new string('0', 64)} --output shelf.jpg",
            [partner, file, output],
            async (session, cancellationToken) =>
            {
                var (arguments, path) = (session.Arguments, session.Arguments.GetRequiredValue(output));
                if (File.Exists(path) || Directory.Exists(path))
                    throw new UsageException($"--output {path} exists: name a file that does not.");
                EvidenceFile answer;
                await using (var target = new FileStream(path + PartSuffix, FileMode.OpenOrCreate, FileAccess.ReadWrite))
                    answer = await new EvidenceDownload(session.Channel).RunAsync(arguments.GetRequiredValue(partner), arguments.GetRequiredValue(file), target, cancellationToken);
                File.Move(path + PartSuffix, path);
                session.Write(answer, () => EvidenceView.One(answer));
                return ExitCode.Done;
            });
    }
}
