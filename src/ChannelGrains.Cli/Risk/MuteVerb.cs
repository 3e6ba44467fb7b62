using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Risks.V1;

namespace ChannelGrains.Cli.Risk;

/// <summary>channelctl risk mute</summary>
internal static class MuteVerb
{
    public static Command Create(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var factor = new Argument<string>("FACTOR") { Description = "Which factor does not count." };
        factor.AcceptOnlyFromAmong(EnumNames.All<RiskFactorKind>());
        var until = CommonOptions.Text("--until", "The first business day on which it counts again, as 2026-12-31; without it the factor counts again now.");
        var reason = CommonOptions.RequiredText("--reason", "Why.");
        return host.Verb(
            "mute",
            "Has a factor of a partner not count until a day, or count again.",
            "risk mute store-0042 SALES_DROP --until 2026-12-31 --reason \"the shop is being rebuilt\"",
            [partner, factor, until, reason, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var request = new MuteFactorRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                    Factor = EnumNames.Parse<RiskFactorKind>(session.Arguments.GetRequiredValue(factor)),
                    Until = session.Arguments.GetValue(until) ?? "",
                    Reason = session.Arguments.GetRequiredValue(reason),
                    RequestId = session.RequestId,
                };
                var answer = await new RiskService.RiskServiceClient(session.Channel).MuteFactorAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => Tables.Line(request.Until.Length > 0
                    ? $"{EnumNames.Of(request.Factor)} of {request.PartnerId} does not count until {request.Until}."
                    : $"{EnumNames.Of(request.Factor)} of {request.PartnerId} counts again."));
                return ExitCode.Done;
            });
    }
}
