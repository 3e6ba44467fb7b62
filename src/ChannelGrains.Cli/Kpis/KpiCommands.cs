using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Kpi.V1;

namespace ChannelGrains.Cli.Kpis;

/// <summary>channelctl kpi ...</summary>
internal static class KpiCommands
{
    public static Command Create(CliHost host) => new("kpi", "Shows live figures of partners.")
    {
        ShowVerb(host), WatchVerb.Create(host), SeriesVerb(host), ListVerb.Create(host), ChannelVerb.Create(host), TodayVerb.Create(host),
    };

    public static Argument<string> Period() => new("PERIOD")
    {
        Description = "Day 2026-01-15, week 2026-01-W1 or 2026-W05, month 2026-01, quarter 2026-Q1, year 2026, fiscal FY2026, FY2026-Q1.",
    };

    private static Command ShowVerb(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var period = Period();
        var asOf = CommonOptions.Text("--as-of", "As the figures were known then, as 2026-11-28T09:00:00+08:00.");
        return host.Verb(
            "show",
            "Shows the figures of one partner in one period, in all and by category.",
            "kpi show store-0042 2026-01",
            [partner, period, asOf],
            async (session, cancellationToken) =>
            {
                var client = new KpiService.KpiServiceClient(session.Channel);
                var request = new GetPartnerKpisRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                    Period = session.Arguments.GetRequiredValue(period),
                };
                if (session.Arguments.GetValue(asOf) is { } then)
                    request.AsOf = Instants.Parse(asOf.Name, then);

                var answer = await client.GetPartnerKpisAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => KpiView.Of(answer.Kpis, answer.AsOf, answer.JournalVersion));
                return ExitCode.Done;
            });
    }

    private static Command SeriesVerb(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var measure = CommonOptions.Choice<Measure>("--measure", "What to show.");
        measure.DefaultValueFactory = _ => EnumNames.Of(Measure.Net);
        var step = CommonOptions.Choice<Granularity>("--step", "Length of one step.");
        step.DefaultValueFactory = _ => EnumNames.Of(Granularity.Month);
        var from = CommonOptions.RequiredText("--from", "First business day, yyyy-mm-dd.");
        var to = CommonOptions.RequiredText("--to", "Last business day, yyyy-mm-dd; at most 1,000 steps.");
        var category = CommonOptions.Text("--category", "Only this category.");
        return host.Verb(
            "series",
            "Shows one measure of a partner over time.",
            "kpi series store-0042 --measure NET --step DAY --from 2026-01-01 --to 2026-01-31",
            [partner, measure, step, from, to, category],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new QuerySeriesRequest
                {
                    Scope = new Scope { PartnerId = arguments.GetRequiredValue(partner) },
                    Measure = EnumNames.Parse<Measure>(arguments.GetValue(measure)),
                    Granularity = EnumNames.Parse<Granularity>(arguments.GetValue(step)),
                    FirstDay = arguments.GetRequiredValue(from),
                    LastDay = arguments.GetRequiredValue(to),
                };
                if (arguments.GetValue(category) is { } one)
                    request.Category = one;

                var client = new KpiService.KpiServiceClient(session.Channel);
                var answer = await client.QuerySeriesAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => KpiView.Of(answer, request.Measure));
                return ExitCode.Done;
            });
    }
}
