using System.CommandLine;
using ChannelGrains.Access.V1;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Shares;

/// <summary>channelctl share create</summary>
internal static class CreateVerb
{
    public static Command Create(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var note = CommonOptions.Text("--note", "For whom, or what for.");
        var expires = CommonOptions.Text("--expires-at", "Until when it is good, with the offset from UTC; default 30 days from now.");
        return host.Verb(
            "create",
            "Creates a share of a partner and prints its secret, which is never shown again.",
            "share create store-0042 --note \"Ms. Chen of the store\" --expires-at 2026-12-31T18:00:00+08:00",
            [partner, note, expires, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var request = new CreateShareRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                    Note = session.Arguments.GetValue(note) ?? "",
                    ExpiresAt = session.Arguments.GetValue(expires) is { } text ? Instants.Parse("--expires-at", text) : null,
                    RequestId = session.RequestId,
                };
                var answer = await new ShareService.ShareServiceClient(session.Channel).CreateShareAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => ShareView.One(answer.Share, answer.Secret.Length > 0 ? answer.Secret : "shown once, when it was created"));
                return ExitCode.Done;
            });
    }
}
