using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Cli.Partners;

/// <summary>channelctl partner suspend, resume, terminate</summary>
internal static class PartnerStates
{
    public static Command Suspend(CliHost host)
    {
        var (id, reason) = (CommonOptions.PartnerId(), Reason());
        return host.Verb(
            "suspend",
            "Suspends an ACTIVE partner: sales still count, payment is blocked.",
            "partner suspend store-0042 --reason \"open complaint 17\"",
            [id, reason, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var request = new SuspendPartnerRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(id),
                    Reason = session.Arguments.GetRequiredValue(reason),
                    RequestId = session.RequestId,
                };
                var answer = await Client(session).SuspendPartnerAsync(request, cancellationToken: cancellationToken);
                return Show(session, answer.Partner);
            });
    }

    public static Command Resume(CliHost host)
    {
        var (id, reason) = (CommonOptions.PartnerId(), Reason());
        return host.Verb(
            "resume",
            "Makes a SUSPENDED partner ACTIVE again.",
            "partner resume store-0042 --reason \"complaint 17 settled\"",
            [id, reason, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var request = new ResumePartnerRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(id),
                    Reason = session.Arguments.GetRequiredValue(reason),
                    RequestId = session.RequestId,
                };
                var answer = await Client(session).ResumePartnerAsync(request, cancellationToken: cancellationToken);
                return Show(session, answer.Partner);
            });
    }

    public static Command Terminate(CliHost host)
    {
        var (id, reason) = (CommonOptions.PartnerId(), Reason());
        var from = CommonOptions.Text(
            "--effective-from", "First business day on which it sells no more, yyyy-mm-dd; default the day after today.");
        return host.Verb(
            "terminate",
            "Ends the partnership: sales of later business days go to quarantine.",
            "partner terminate store-0042 --reason \"shop closed\" --effective-from 2026-04-01",
            [id, reason, from, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var request = new TerminatePartnerRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(id),
                    Reason = session.Arguments.GetRequiredValue(reason),
                    EffectiveFrom = session.Arguments.GetValue(from) ?? "",
                    RequestId = session.RequestId,
                };
                var answer = await Client(session).TerminatePartnerAsync(request, cancellationToken: cancellationToken);
                return Show(session, answer.Partner);
            });
    }

    private static Option<string> Reason() => CommonOptions.RequiredText("--reason", "Why, for people.");

    private static PartnerService.PartnerServiceClient Client(Session session) => new(session.Channel);

    private static int Show(Session session, Partner partner)
    {
        session.Write(partner, () => PartnerView.One(partner));
        return ExitCode.Done;
    }
}
