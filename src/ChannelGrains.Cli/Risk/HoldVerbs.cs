using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Risks.V1;

namespace ChannelGrains.Cli.Risk;

/// <summary>channelctl risk hold, release</summary>
internal static class HoldVerbs
{
    public static Command Hold(CliHost host)
    {
        var (partner, reason) = (CommonOptions.PartnerId(), CommonOptions.RequiredText("--reason", "Why."));
        return host.Verb(
            "hold",
            "Holds a partner's payments until they are released.",
            "risk hold store-0042 --reason \"the returns of May are being looked into\"",
            [partner, reason, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var request = new SetHoldRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                    Reason = session.Arguments.GetRequiredValue(reason),
                    RequestId = session.RequestId,
                };
                var answer = await new RiskService.RiskServiceClient(session.Channel).SetHoldAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => Tables.Line($"The payments of {request.PartnerId} are held, by version {answer.JournalVersion} of its journal."));
                return ExitCode.Done;
            });
    }

    public static Command Release(CliHost host)
    {
        var (partner, reason) = (CommonOptions.PartnerId(), CommonOptions.RequiredText("--reason", "Why."));
        return host.Verb(
            "release",
            "Releases the hold on a partner's payments.",
            "risk release store-0042 --reason \"the returns are explained\"",
            [partner, reason, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var request = new ReleaseHoldRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                    Reason = session.Arguments.GetRequiredValue(reason),
                    RequestId = session.RequestId,
                };
                var answer = await new RiskService.RiskServiceClient(session.Channel).ReleaseHoldAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => Tables.Line($"The payments of {request.PartnerId} are held no more."));
                return ExitCode.Done;
            });
    }
}
