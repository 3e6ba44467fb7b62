using System.CommandLine;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;

namespace ChannelGrains.Cli.Agreements;

/// <summary>channelctl agreement submit, confirm</summary>
internal static class ReviewVerbs
{
    public static Command Submit(CliHost host)
    {
        var (partner, version, etag) = (CommonOptions.PartnerId(), AgreementOptions.Version(), AgreementOptions.Etag());
        return host.Verb(
            "submit",
            "Gives a draft into review by both sides.",
            "agreement submit store-0042",
            [partner, version, etag, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new SubmitAgreementRequest
                {
                    PartnerId = arguments.GetRequiredValue(partner),
                    Version = arguments.GetValue(version),
                    Etag = arguments.GetValue(etag) ?? "",
                    RequestId = session.RequestId,
                };
                var answer = await new AgreementService.AgreementServiceClient(session.Channel).SubmitAgreementAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => AgreementView.One(answer.Version, answer.Etag));
                return ExitCode.Done;
            });
    }

    public static Command Confirm(CliHost host)
    {
        var (partner, version, etag) = (CommonOptions.PartnerId(), AgreementOptions.Version(), AgreementOptions.Etag());
        var side = CommonOptions.Choice<AgreementSide>("--side", "Who confirms.");
        side.Required = true;
        var evidence = new EvidenceOptions();
        return host.Verb(
            "confirm",
            "Confirms for one side what is in review.",
            "agreement confirm store-0042 --side PARTNER --reference \"mail of 2026-01-12\"",
            [partner, version, side, .. evidence.All, etag, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new ConfirmAgreementRequest
                {
                    PartnerId = arguments.GetRequiredValue(partner),
                    Version = arguments.GetValue(version),
                    Side = EnumNames.Parse<AgreementSide>(arguments.GetValue(side)),
                    Evidence = await evidence.ReadAsync(arguments, cancellationToken),
                    Etag = arguments.GetValue(etag) ?? "",
                    RequestId = session.RequestId,
                };
                var answer = await new AgreementService.AgreementServiceClient(session.Channel).ConfirmAgreementAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => AgreementView.One(answer.Version, answer.Etag));
                return ExitCode.Done;
            });
    }
}
