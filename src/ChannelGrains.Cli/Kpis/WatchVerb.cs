using System.CommandLine;
using ChannelGrains.Kpi.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Cli.Kpis;

/// <summary>channelctl kpi watch.</summary>
internal static class WatchVerb
{
    private const double LongestSeconds = 86_400;

    private const string Explanation =
        "Prints the figures at once and then after each change. What changes within an interval is shown together, so that the last\n"
        + "answer is always the latest. On a terminal one table is redrawn; elsewhere each answer is a line, with --json a JSON object.\n"
        + "When the connection is lost it says so on standard error, connects again, and goes on with the figures as they are then.\n"
        + "It ends after --count answers, or on Ctrl+C, with exit code 0:\n"
        + "  channelctl kpi watch store-0042 2026-01 --json --count 1 | jq .kpis.total.net";

    public static Command Create(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var period = KpiCommands.Period();
        var interval = new Option<double?>("--interval") { Description = "Least seconds between two answers, such as 0.5; the server's default is 1." };
        var count = new Option<int?>("--count") { Description = "Ends after so many answers." };
        return host.Verb(
            "watch",
            "Shows the figures of one partner in one period live.",
            "kpi watch store-0042 2026-01 --interval 0.5",
            [partner, period, interval, count],
            (session, cancellationToken) =>
            {
                var request = new WatchPartnerKpisRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                    Period = session.Arguments.GetRequiredValue(period),
                };
                if (session.Arguments.GetValue(interval) is { } seconds)
                {
                    request.MinInterval = seconds is > 0 and <= LongestSeconds
                        ? Duration.FromTimeSpan(TimeSpan.FromSeconds(seconds))
                        : throw new UsageException($"--interval is more than 0 and at most {LongestSeconds} seconds.");
                }

                var answers = session.Arguments.GetValue(count);
                return answers is < 1
                    ? throw new UsageException("--count is 1 or more.")
                    : new KpiWatch(session, request, answers).RunAsync(cancellationToken);
            },
            Explanation);
    }
}
