using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Cli.Partners;

/// <summary>channelctl partner advance</summary>
internal static class PartnerAdvance
{
    public static Command Verb(CliHost host)
    {
        var id = CommonOptions.PartnerId();
        var state = CommonOptions.Choice<PartnerState>("--to", "The state that is meant; default any next one.");
        var evidence = CommonOptions.RequiredText("--evidence", "What shows that the step is due, such as the number of a document.");
        var from = CommonOptions.Text("--effective-from", "First business day of the new state, yyyy-mm-dd; default today. A later day only for ACTIVE.");
        var etag = CommonOptions.Text("--etag", "Take the step only if this is still the partner's etag.");
        return host.Verb(
            "advance",
            "Takes a partner to its next step: PROSPECT, QUALIFIED, NEGOTIATING, CONTRACTED, ACTIVE.",
            "partner advance store-0042 --to QUALIFIED --evidence \"board minutes 2026-05-12\"",
            [id, state, evidence, from, etag, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new AdvancePartnerRequest
                {
                    PartnerId = arguments.GetRequiredValue(id),
                    State = EnumNames.Parse<PartnerState>(arguments.GetValue(state)),
                    Evidence = arguments.GetRequiredValue(evidence),
                    EffectiveFrom = arguments.GetValue(from) ?? "",
                    Etag = arguments.GetValue(etag) ?? "",
                    RequestId = session.RequestId,
                };
                var client = new PartnerService.PartnerServiceClient(session.Channel);
                var answer = await client.AdvancePartnerAsync(request, cancellationToken: cancellationToken);
                session.Write(answer.Partner, () => PartnerView.One(answer.Partner));
                return ExitCode.Done;
            });
    }
}
