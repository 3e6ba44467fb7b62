using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Cli.Kpis;

/// <summary>channelctl kpi today.</summary>
internal static class TodayVerb
{
    private const int PageSize = 1_000;

    public static Command Create(CliHost host)
    {
        var region = CommonOptions.Text("--region", "Only sales in this region or below it.");
        var type = CommonOptions.Choice<ChannelType>("--type", "Only partners of this type.");
        return host.Verb(
            "today",
            "Shows what all partners have sold today, beside the whole day before and today's part of the target, by channel type and region.",
            "kpi today --region cn",
            [region, type],
            async (session, cancellationToken) =>
            {
                var client = new KpiService.KpiServiceClient(session.Channel);
                var request = new GetDaySalesRequest
                {
                    Region = session.Arguments.GetValue(region) ?? "",
                    ChannelType = EnumNames.Parse<ChannelType>(session.Arguments.GetValue(type)),
                    PageSize = PageSize,
                };
                var all = await client.GetDaySalesAsync(request, cancellationToken: cancellationToken);
                while (all.NextPageToken.Length > 0)
                {
                    request.PageToken = all.NextPageToken;
                    var page = await client.GetDaySalesAsync(request, cancellationToken: cancellationToken);
                    all.Sales.Regions.AddRange(page.Sales.Regions);
                    all.NextPageToken = page.NextPageToken;
                }

                session.Write(all, () => TodayView.Of(all));
                return ExitCode.Done;
            });
    }
}
