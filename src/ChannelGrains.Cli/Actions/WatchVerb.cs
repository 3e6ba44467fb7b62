using System.CommandLine;
using ChannelGrains.Actions.V1;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Watching;
using Spectre.Console;

namespace ChannelGrains.Cli.Actions;

/// <summary>channelctl action watch</summary>
internal static class WatchVerb
{
    public static Command Create(CliHost host)
    {
        var (options, watching, limit) = (new ActionOptions(), new WatchOptions(), CommonOptions.Limit(20));
        return host.Verb(
            "watch",
            "Shows what is to be done live: counts, and the first actions by due time.",
            "action watch --owner \"Li Wei\" --interval 0.5",
            [.. options.All, limit, .. watching.All],
            (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new WatchActionsRequest { Filter = options.Filter(arguments), PageSize = arguments.GetValue(limit), MinInterval = watching.Interval(arguments) };
                var view = new WatchView<WatchActionsResponse>(
                    (one, stop) => ActionOptions.Client(one).WatchActions(request, cancellationToken: stop),
                    answer => new Rows(BoardOutput.Of(answer.Board), ActionOutput.Many(answer.Actions)),
                    BoardOutput.LineOf);
                return watching.RunAsync(session, view, cancellationToken);
            },
            WatchOptions.Explanation("action watch --json --count 1 | jq .board.total.overdue"));
    }
}
