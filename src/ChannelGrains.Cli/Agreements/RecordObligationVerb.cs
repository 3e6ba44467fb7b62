using System.CommandLine;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Agreements;

/// <summary>channelctl agreement record-obligation</summary>
internal static class RecordObligationVerb
{
    public static Command Create(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var obligation = CommonOptions.RequiredText("--obligation", "Id of the obligation in the agreement.");
        var due = CommonOptions.RequiredText("--due-on", "Its last day, yyyy-mm-dd.");
        var evidence = CommonOptions.RequiredText("--evidence", "What shows that it was met.");
        return host.Verb(
            "record-obligation",
            "Records that an obligation of the agreement was met.",
            "agreement record-obligation store-0042 --obligation opening --due-on 2026-06-30 --evidence \"the store opened on 2026-06-12\"",
            [partner, obligation, due, evidence, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new RecordObligationRequest
                {
                    PartnerId = arguments.GetRequiredValue(partner),
                    ObligationId = arguments.GetRequiredValue(obligation),
                    DueOn = arguments.GetRequiredValue(due),
                    Evidence = arguments.GetRequiredValue(evidence),
                    RequestId = session.RequestId,
                };
                var answer = await new AgreementService.AgreementServiceClient(session.Channel).RecordObligationAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => AgreementView.Met(answer.Met, answer.Etag));
                return ExitCode.Done;
            });
    }
}
