using System.CommandLine;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Agreements;

/// <summary>channelctl agreement terminate</summary>
internal static class TerminateVerb
{
    public static Command Create(CliHost host)
    {
        var (partner, etag) = (CommonOptions.PartnerId(), AgreementOptions.Etag());
        var reason = CommonOptions.RequiredText("--reason", "Why.");
        var from = CommonOptions.Text("--effective-from", "First business day without it, yyyy-mm-dd; default the day after today.");
        var evidence = new EvidenceOptions();
        return host.Verb(
            "terminate",
            "Ends an agreement from a business day on, or withdraws one that is not signed.",
            "agreement terminate store-0042 --reason \"by mutual consent\" --effective-from 2026-07-01",
            [partner, reason, from, .. evidence.All, etag, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new TerminateAgreementRequest
                {
                    PartnerId = arguments.GetRequiredValue(partner),
                    Reason = arguments.GetRequiredValue(reason),
                    EffectiveFrom = arguments.GetValue(from) ?? "",
                    Evidence = await evidence.ReadAsync(arguments, cancellationToken),
                    Etag = arguments.GetValue(etag) ?? "",
                    RequestId = session.RequestId,
                };
                var answer = await new AgreementService.AgreementServiceClient(session.Channel).TerminateAgreementAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => AgreementView.One(answer.Version, answer.Etag));
                return ExitCode.Done;
            });
    }
}
