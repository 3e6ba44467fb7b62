using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Risks.V1;

namespace ChannelGrains.Cli.Risk;

/// <summary>channelctl risk show</summary>
internal static class ShowVerb
{
    public static Command Create(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        return host.Verb(
            "show",
            "Shows a partner's risk now, factor by factor, and the level that was stated last.",
            "risk show store-0042",
            [partner],
            async (session, cancellationToken) =>
            {
                var request = new GetPartnerRiskRequest { PartnerId = session.Arguments.GetRequiredValue(partner) };
                var answer = await new RiskService.RiskServiceClient(session.Channel).GetPartnerRiskAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => RiskView.Of(answer));
                return ExitCode.Done;
            });
    }
}
