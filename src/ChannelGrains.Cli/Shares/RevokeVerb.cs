using System.CommandLine;
using ChannelGrains.Access.V1;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Shares;

/// <summary>channelctl share revoke</summary>
internal static class RevokeVerb
{
    public static Command Create(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var share = new Argument<string>("SHARE") { Description = "Share id, as create and list print it." };
        return host.Verb(
            "revoke",
            "Revokes a share: within 5 s it shows nothing more.",
            "share revoke store-0042 0123456789abcdef0123",
            [partner, share, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var request = new RevokeShareRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                    ShareId = session.Arguments.GetRequiredValue(share),
                    RequestId = session.RequestId,
                };
                var answer = await new ShareService.ShareServiceClient(session.Channel).RevokeShareAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => ShareView.One(answer.Share, ""));
                return ExitCode.Done;
            });
    }
}
