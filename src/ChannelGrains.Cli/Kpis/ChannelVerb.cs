using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Kpi.V1;

namespace ChannelGrains.Cli.Kpis;

/// <summary>channelctl kpi channel.</summary>
internal static class ChannelVerb
{
    private const int PageSize = 1_000;

    public static Command Create(CliHost host)
    {
        var period = ScopeOptions.Months();
        var scope = new ScopeOptions();
        return host.Verb(
            "channel",
            "Shows the sums of all partners in a scope, by channel type, category and region.",
            "kpi channel 2026-Q1 --region cn",
            [period, .. scope.All],
            async (session, cancellationToken) =>
            {
                var client = new KpiService.KpiServiceClient(session.Channel);
                var request = new GetChannelKpisRequest
                {
                    Period = session.Arguments.GetRequiredValue(period),
                    Scope = scope.Of(session.Arguments),
                    PageSize = PageSize,
                };
                var all = await client.GetChannelKpisAsync(request, cancellationToken: cancellationToken);
                while (all.NextPageToken.Length > 0)
                {
                    request.PageToken = all.NextPageToken;
                    var page = await client.GetChannelKpisAsync(request, cancellationToken: cancellationToken);
                    all.Kpis.Categories.AddRange(page.Kpis.Categories);
                    all.Kpis.Regions.AddRange(page.Kpis.Regions);
                    all.NextPageToken = page.NextPageToken;
                }

                session.Write(all, () => ChannelView.Of(all));
                return ExitCode.Done;
            });
    }
}
