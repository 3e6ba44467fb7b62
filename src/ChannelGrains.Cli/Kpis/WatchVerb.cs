using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Watching;
using ChannelGrains.Kpi.V1;

namespace ChannelGrains.Cli.Kpis;

/// <summary>channelctl kpi watch.</summary>
internal static class WatchVerb
{
    public static Command Create(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var period = KpiCommands.Period();
        var watching = new WatchOptions();
        return host.Verb(
            "watch",
            "Shows the figures of one partner in one period live.",
            "kpi watch store-0042 2026-01 --interval 0.5",
            [partner, period, .. watching.All],
            (session, cancellationToken) =>
            {
                var request = new WatchPartnerKpisRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                    Period = session.Arguments.GetRequiredValue(period),
                    MinInterval = watching.Interval(session.Arguments),
                };
                var view = new WatchView<WatchPartnerKpisResponse>(
                    (one, stop) => new KpiService.KpiServiceClient(one.Channel).WatchPartnerKpis(request, cancellationToken: stop),
                    answer => KpiView.Of(answer.Kpis, answer.AsOf, answer.JournalVersion),
                    KpiView.LineOf);
                return watching.RunAsync(session, view, cancellationToken);
            },
            WatchOptions.Explanation("kpi watch store-0042 2026-01 --json --count 1 | jq .kpis.total.net"));
    }
}
