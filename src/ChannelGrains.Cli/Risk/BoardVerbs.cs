using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Watching;
using ChannelGrains.Risks.V1;

namespace ChannelGrains.Cli.Risk;

/// <summary>channelctl risk list, watch</summary>
internal static class BoardVerbs
{
    private const int PageSize = 1_000;

    public static Command List(CliHost host)
    {
        var board = new BoardOptions();
        var limit = CommonOptions.Limit(100);
        return host.Verb(
            "list",
            "Lists the partners at risk, the gravest first, with counts by level, region and channel type.",
            "risk list --level CRITICAL --region cn/sichuan",
            [.. board.All, limit],
            async (session, cancellationToken) =>
            {
                var most = session.Arguments.GetValue(limit);
                var client = new RiskService.RiskServiceClient(session.Channel);
                var request = board.Request(session.Arguments);
                request.PageSize = Math.Min(PageSize, most);
                var all = await client.ListRisksAsync(request, cancellationToken: cancellationToken);
                while (all.NextPageToken.Length > 0 && all.Risks.Count < most)
                {
                    request.PageToken = all.NextPageToken;
                    var page = await client.ListRisksAsync(request, cancellationToken: cancellationToken);
                    all.Risks.AddRange(page.Risks.Take(most - all.Risks.Count));
                    all.NextPageToken = page.NextPageToken;
                }

                session.Write(all, () => RiskView.Board(all.Risks, all.Counts, all.TotalSize));
                return ExitCode.Done;
            });
    }

    public static Command Watch(CliHost host)
    {
        var board = new BoardOptions();
        var watching = new WatchOptions();
        return host.Verb(
            "watch",
            "Shows the partners at risk live.",
            "risk watch --region cn/sichuan --interval 0.5",
            [.. board.All, .. watching.All],
            (session, cancellationToken) =>
            {
                var asked = board.Request(session.Arguments);
                var request = new WatchRisksRequest
                {
                    Level = asked.Level,
                    Region = asked.Region,
                    ChannelType = asked.ChannelType,
                    HeldOnly = asked.HeldOnly,
                    MinInterval = watching.Interval(session.Arguments),
                };
                var view = new WatchView<WatchRisksResponse>(
                    (one, stop) => new RiskService.RiskServiceClient(one.Channel).WatchRisks(request, cancellationToken: stop),
                    answer => RiskView.Board(answer.Risks, answer.Counts, answer.TotalSize),
                    RiskView.LineOf);
                return watching.RunAsync(session, view, cancellationToken);
            },
            WatchOptions.Explanation("risk watch --json --count 1 | jq .total_size"));
    }
}
