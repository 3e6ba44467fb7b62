using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Watching;
using ChannelGrains.Scorecards.V1;

namespace ChannelGrains.Cli.Scorecards;

/// <summary>channelctl scorecard show, watch</summary>
internal static class ShowVerbs
{
    public static Command Show(CliHost host)
    {
        var scope = new ScopeOptions();
        var asOf = CommonOptions.Text("--as-of", "As the scorecard was known then, as 2026-11-28T09:00:00+08:00.");
        return host.Verb(
            "show",
            "Shows the scorecard of a partner, a region, a channel type or the company.",
            "scorecard show 2026-01 --partner store-0042",
            [.. scope.All, asOf],
            async (session, cancellationToken) =>
            {
                var request = new GetScorecardRequest { Scope = scope.Scope(session.Arguments), Period = scope.Period(session.Arguments) };
                if (session.Arguments.GetValue(asOf) is { } then)
                    request.AsOf = Instants.Parse(asOf.Name, then);
                var answer = await new ScorecardService.ScorecardServiceClient(session.Channel).GetScorecardAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => ScorecardView.Of(answer.Scorecard, answer.AsOf));
                return ExitCode.Done;
            });
    }

    public static Command Watch(CliHost host)
    {
        var scope = new ScopeOptions();
        var watching = new WatchOptions();
        return host.Verb(
            "watch",
            "Shows a scorecard live.",
            "scorecard watch 2026-01 --region cn/sichuan --interval 0.5",
            [.. scope.All, .. watching.All],
            (session, cancellationToken) =>
            {
                var request = new WatchScorecardRequest
                {
                    Scope = scope.Scope(session.Arguments),
                    Period = scope.Period(session.Arguments),
                    MinInterval = watching.Interval(session.Arguments),
                };
                var view = new WatchView<WatchScorecardResponse>(
                    (one, stop) => new ScorecardService.ScorecardServiceClient(one.Channel).WatchScorecard(request, cancellationToken: stop),
                    answer => ScorecardView.Of(answer.Scorecard, answer.AsOf),
                    ScorecardView.LineOf);
                return watching.RunAsync(session, view, cancellationToken);
            },
            WatchOptions.Explanation("scorecard watch 2026-01 --json --count 1 | jq .scorecard.score"));
    }
}
