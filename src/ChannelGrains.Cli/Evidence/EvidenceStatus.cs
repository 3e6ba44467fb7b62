using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Evidence.V1;

namespace ChannelGrains.Cli.Evidence;

/// <summary>channelctl evidence status</summary>
internal static class EvidenceStatus
{
    public static Argument<string> Sha256() => new("SHA256") { Description = "The file: SHA-256 of its content, 64 lowercase hexadecimal digits." };

    public static Command Create(CliHost host)
    {
        var (partner, file) = (CommonOptions.PartnerId(), Sha256());
        return host.Verb(
            "status",
            "Says how far a file has come, and who brought it.",
            $"evidence status store-0042 {new string('0', 64)}",
            [partner, file],
            async (session, cancellationToken) =>
            {
                var client = new EvidenceService.EvidenceServiceClient(session.Channel);
                var request = new GetEvidenceStatusRequest { PartnerId = session.Arguments.GetRequiredValue(partner), Sha256 = session.Arguments.GetRequiredValue(file) };
                var status = await client.GetEvidenceStatusAsync(request, cancellationToken: cancellationToken);
                session.Write(status, () => EvidenceView.Status(status));
                return ExitCode.Done;
            });
    }
}
