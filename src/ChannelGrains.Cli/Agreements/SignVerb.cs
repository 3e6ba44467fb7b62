using System.CommandLine;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using Spectre.Console;

namespace ChannelGrains.Cli.Agreements;

/// <summary>channelctl agreement sign</summary>
internal static class SignVerb
{
    public static Command Create(CliHost host)
    {
        var (partner, version, etag) = (CommonOptions.PartnerId(), AgreementOptions.Version(), AgreementOptions.Etag());
        var evidence = new EvidenceOptions();
        return host.Verb(
            "sign",
            "Signs what both sides have confirmed, and warns of what else is signed for these days.",
            "agreement sign store-0042 --reference \"contract 17\" --document contract-17.pdf",
            [partner, version, .. evidence.All, etag, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new SignAgreementRequest
                {
                    PartnerId = arguments.GetRequiredValue(partner),
                    Version = arguments.GetValue(version),
                    Evidence = await evidence.ReadAsync(arguments, cancellationToken) ?? throw new UsageException("sign needs --reference or --document: what shows that it was signed."),
                    Etag = arguments.GetValue(etag) ?? "",
                    RequestId = session.RequestId,
                };
                var answer = await new AgreementService.AgreementServiceClient(session.Channel).SignAgreementAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => new Rows([AgreementView.One(answer.Version, answer.Etag), .. AgreementView.Warnings(answer.Warnings)]));
                return ExitCode.Done;
            });
    }
}
