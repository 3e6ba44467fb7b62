using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Kpis;
using ChannelGrains.Markets.V1;

namespace ChannelGrains.Cli.Markets;

/// <summary>channelctl market list.</summary>
internal static class MarketListVerb
{
    private const int PageSize = 1_000;

    public static Command Create(CliHost host)
    {
        var period = ScopeOptions.Months();
        var region = CommonOptions.Text("--region", "Only this region and those below it.");
        var limit = CommonOptions.Limit(100);
        return host.Verb(
            "list",
            "Lists the markets of a period: regions and categories with sales or reports.",
            "market list 2026-01 --region cn/sichuan",
            [period, region, limit],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var most = arguments.GetValue(limit);
                var client = new MarketService.MarketServiceClient(session.Channel);
                var all = new ListMarketsResponse();
                var request = new ListMarketsRequest { Period = arguments.GetRequiredValue(period), Region = arguments.GetValue(region) ?? "" };
                do
                {
                    request.PageSize = Math.Min(PageSize, most - all.Markets.Count);
                    var page = await client.ListMarketsAsync(request, cancellationToken: cancellationToken);
                    all.Markets.AddRange(page.Markets);
                    (all.AsOf, all.Revision) = (page.AsOf, page.Revision);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && all.Markets.Count < most);

                session.Write(all, () => MarketView.Of(all));
                return ExitCode.Done;
            });
    }
}
