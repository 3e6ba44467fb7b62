using System.CommandLine;
using ChannelGrains.Access.V1;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;

namespace ChannelGrains.Cli.Shares;

/// <summary>channelctl share list</summary>
internal static class ListVerb
{
    private const int PageSize = 1_000;

    public static Command Create(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var state = CommonOptions.Choice<ShareState>("--state", "Only those in this state.");
        var limit = CommonOptions.Limit(int.MaxValue);
        return host.Verb(
            "list",
            "Lists the shares of a partner, the latest first.",
            "share list store-0042 --state LIVE",
            [partner, state, limit],
            async (session, cancellationToken) =>
            {
                var most = session.Arguments.GetValue(limit);
                var client = new ShareService.ShareServiceClient(session.Channel);
                var all = new ListSharesResponse();
                var request = new ListSharesRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                    State = EnumNames.Parse<ShareState>(session.Arguments.GetValue(state)),
                    PageSize = PageSize,
                };
                do
                {
                    var page = await client.ListSharesAsync(request, cancellationToken: cancellationToken);
                    all.Shares.AddRange(page.Shares.Take(most - all.Shares.Count));
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && all.Shares.Count < most);

                session.Write(all, () => ShareView.Many(all.Shares));
                return ExitCode.Done;
            });
    }
}
