using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Risks.V1;

namespace ChannelGrains.Cli.Risk;

/// <summary>channelctl risk history</summary>
internal static class HistoryVerb
{
    private const int PageSize = 1_000;

    public static Command Create(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var limit = CommonOptions.Limit(20);
        return host.Verb(
            "history",
            "Shows what was stated of a partner's risk: levels, mutes and holds, the latest first.",
            "risk history store-0042",
            [partner, limit],
            async (session, cancellationToken) =>
            {
                var most = session.Arguments.GetValue(limit);
                var client = new RiskService.RiskServiceClient(session.Channel);
                var request = new ListRiskHistoryRequest { PartnerId = session.Arguments.GetRequiredValue(partner), PageSize = Math.Min(PageSize, most) };
                var all = await client.ListRiskHistoryAsync(request, cancellationToken: cancellationToken);
                while (all.NextPageToken.Length > 0 && all.Events.Count < most)
                {
                    request.PageToken = all.NextPageToken;
                    var page = await client.ListRiskHistoryAsync(request, cancellationToken: cancellationToken);
                    all.Events.AddRange(page.Events.Take(most - all.Events.Count));
                    all.NextPageToken = page.NextPageToken;
                }

                session.Write(all, () => RiskView.History(all));
                return ExitCode.Done;
            });
    }
}
