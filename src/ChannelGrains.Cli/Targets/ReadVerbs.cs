using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Watching;
using ChannelGrains.Targets.V1;

namespace ChannelGrains.Cli.Targets;

/// <summary>channelctl target show, list, pace, weights</summary>
internal static class ReadVerbs
{
    private const int PageSize = 1_000;

    public static Command Show(CliHost host)
    {
        var (scope, year) = (new TargetScopeOptions(), TargetScopeOptions.Year());
        var version = NumberOptions.Whole("--number", "Which version; default the one that holds.", 0, int.MaxValue, 0);
        return host.Verb(
            "show",
            "Shows a target with its quarters, months and weeks.",
            "target show 2026 --partner store-0042",
            [year, .. scope.All, version],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new GetTargetRequest { Scope = scope.Of(arguments), Year = arguments.GetRequiredValue(year), Version = arguments.GetValue(version) };
                var answer = await Client(session).GetTargetAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => TargetView.Whole(answer.Target, answer.Cascade, answer.IsoWeeks));
                return ExitCode.Done;
            });
    }

    public static Command List(CliHost host)
    {
        var (year, limit) = (TargetScopeOptions.Year(), CommonOptions.Limit(100));
        return host.Verb(
            "list",
            "Lists the targets of a year: the company's, those of channel types, regions, then partners.",
            "target list 2026",
            [year, limit],
            async (session, cancellationToken) =>
            {
                var most = session.Arguments.GetValue(limit);
                var all = new ListTargetsResponse();
                var request = new ListTargetsRequest { Year = session.Arguments.GetRequiredValue(year) };
                do
                {
                    request.PageSize = Math.Min(PageSize, most - all.Targets.Count);
                    var page = await Client(session).ListTargetsAsync(request, cancellationToken: cancellationToken);
                    all.Targets.AddRange(page.Targets);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && all.Targets.Count < most);
                session.Write(all, () => TargetView.Of(all));
                return ExitCode.Done;
            });
    }

    public static Command Pace(CliHost host)
    {
        var scope = new TargetScopeOptions();
        var period = new Argument<string>("PERIOD") { Description = "Month 2026-01, quarter 2026-Q1, year 2026; of a partner a week too." };
        var watch = new Option<bool>("--watch") { Description = "Show it live." };
        var watching = new WatchOptions();
        return host.Verb(
            "pace",
            "Shows how sales stand to a target today, and where that leads.",
            "target pace 2026-Q1 --region cn/sichuan",
            [period, .. scope.All, watch, .. watching.All],
            async (session, cancellationToken) =>
            {
                if (session.Arguments.GetValue(watch))
                {
                    var watched = new WatchPaceRequest
                    {
                        Scope = scope.Of(session.Arguments),
                        Period = session.Arguments.GetRequiredValue(period),
                        MinInterval = watching.Interval(session.Arguments),
                    };
                    return await watching.RunAsync(session, new WatchView<WatchPaceResponse>((one, stop) => Client(one).WatchPace(watched, cancellationToken: stop), PaceView.Of, PaceView.LineOf), cancellationToken);
                }
                watching.RequireUnset(session);
                var request = new GetPaceRequest { Scope = scope.Of(session.Arguments), Period = session.Arguments.GetRequiredValue(period) };
                var answer = await Client(session).GetPaceAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => PaceView.Of(answer));
                return ExitCode.Done;
            },
            WatchOptions.Explanation("target pace 2026-Q1 --company --watch --json --count 1 | jq .pace.attainment"));
    }

    public static Command Weights(CliHost host)
    {
        var (scope, year) = (new TargetScopeOptions(), TargetScopeOptions.Year());
        return host.Verb(
            "weights",
            "Shows the weights that last year's sales would give a target's months.",
            "target weights 2026 --company",
            [year, .. scope.All],
            async (session, cancellationToken) =>
            {
                var request = new PreviewWeightsRequest { Scope = scope.Of(session.Arguments), Year = session.Arguments.GetRequiredValue(year) };
                var answer = await Client(session).PreviewWeightsAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => TargetView.Of(answer));
                return ExitCode.Done;
            });
    }

    private static TargetService.TargetServiceClient Client(Session session) => new(session.Channel);
}
