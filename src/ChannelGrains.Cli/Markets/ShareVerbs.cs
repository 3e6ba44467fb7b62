using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Watching;
using ChannelGrains.Markets.V1;

namespace ChannelGrains.Cli.Markets;

/// <summary>channelctl market share, watch</summary>
internal static class ShareVerbs
{
    private const int PageSize = 1_000;

    public static Command Share(CliHost host)
    {
        var market = new MarketOptions();
        var limit = CommonOptions.Limit(20);
        return host.Verb(
            "share",
            "Shows each partner's share of a market, its size and how concentrated it is.",
            "market share 2026-01 --region cn/sichuan --category tea",
            [.. market.All, limit],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var most = arguments.GetValue(limit);
                var client = new MarketService.MarketServiceClient(session.Channel);
                var request = new GetMarketShareRequest { Period = market.Period(arguments), Region = market.Region(arguments), PageSize = Math.Min(PageSize, most) };
                market.SetCategory(arguments, category => request.Category = category);
                var all = await client.GetMarketShareAsync(request, cancellationToken: cancellationToken);
                while (all.NextPageToken.Length > 0 && all.Share.Partners.Count < most)
                {
                    request.PageToken = all.NextPageToken;
                    var page = await client.GetMarketShareAsync(request, cancellationToken: cancellationToken);
                    all.Share.Partners.AddRange(page.Share.Partners);
                    all.NextPageToken = page.NextPageToken;
                }

                session.Write(all, () => MarketView.Of(all.Share, all.AsOf));
                return ExitCode.Done;
            });
    }

    public static Command Watch(CliHost host)
    {
        var market = new MarketOptions();
        var watching = new WatchOptions();
        var limit = CommonOptions.Limit(20);
        return host.Verb(
            "watch",
            "Shows the first ranks of a market live.",
            "market watch 2026-01 --region cn/sichuan --interval 0.5",
            [.. market.All, limit, .. watching.All],
            (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new WatchMarketShareRequest
                {
                    Period = market.Period(arguments),
                    Region = market.Region(arguments),
                    PageSize = arguments.GetValue(limit),
                    MinInterval = watching.Interval(arguments),
                };
                market.SetCategory(arguments, category => request.Category = category);
                var view = new WatchView<WatchMarketShareResponse>(
                    (one, stop) => new MarketService.MarketServiceClient(one.Channel).WatchMarketShare(request, cancellationToken: stop),
                    answer => MarketView.Of(answer.Share, answer.AsOf),
                    MarketView.LineOf);
                return watching.RunAsync(session, view, cancellationToken);
            },
            WatchOptions.Explanation("market watch 2026-01 --json --count 1 | jq .share.concentration.hhi.value"));
    }
}
