using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Kpi.V1;

namespace ChannelGrains.Cli.Kpis;

/// <summary>channelctl kpi list.</summary>
internal static class ListVerb
{
    private const int PageSize = 1_000;

    public static Command Create(CliHost host)
    {
        var period = ScopeOptions.Months();
        var scope = new ScopeOptions();
        var order = CommonOptions.Choice<LeaderboardOrder>("--by", "What to order by, the most first.");
        order.DefaultValueFactory = _ => EnumNames.Of(LeaderboardOrder.Net);
        var ascending = new Option<bool>("--ascending") { Description = "The least first." };
        var limit = CommonOptions.Limit(20);
        return host.Verb(
            "list",
            "Ranks the partners of a scope by one measure.",
            "kpi list 2026-01 --by MARGIN --region cn/sichuan --limit 10",
            [period, .. scope.All, order, ascending, limit],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var most = arguments.GetValue(limit);
                var client = new KpiService.KpiServiceClient(session.Channel);
                var all = new ListPartnerKpisResponse();
                var request = new ListPartnerKpisRequest
                {
                    Period = arguments.GetRequiredValue(period),
                    Scope = scope.Of(arguments),
                    OrderBy = EnumNames.Parse<LeaderboardOrder>(arguments.GetValue(order)),
                    Ascending = arguments.GetValue(ascending),
                };
                do
                {
                    request.PageSize = Math.Min(PageSize, most - all.Rows.Count);
                    var page = await client.ListPartnerKpisAsync(request, cancellationToken: cancellationToken);
                    all.Rows.AddRange(page.Rows);
                    (all.TotalSize, all.AsOf, all.Revision) = (page.TotalSize, page.AsOf, page.Revision);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && all.Rows.Count < most);

                session.Write(all, () => ChannelView.Of(all));
                return ExitCode.Done;
            });
    }
}
