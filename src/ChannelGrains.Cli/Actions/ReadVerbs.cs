using System.CommandLine;
using ChannelGrains.Actions.V1;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Actions;

/// <summary>channelctl action get, list, board</summary>
internal static class ReadVerbs
{
    private const int PageSize = 1_000;

    public static Command Get(CliHost host)
    {
        var (action, partner) = (ActionOptions.ActionId(), ActionOptions.Partner("Whose it is; default the programme's."));
        return host.Verb("get", "Shows an action with its steps.", "action get A-17 --partner store-0042", [action, partner], async (session, cancellationToken) =>
        {
            var request = new GetActionRequest { PartnerId = session.Arguments.GetValue(partner) ?? "", ActionId = session.Arguments.GetRequiredValue(action) };
            var answer = await ActionOptions.Client(session).GetActionAsync(request, cancellationToken: cancellationToken);
            session.Write(answer, () => ActionOutput.Whole(answer));
            return ExitCode.Done;
        });
    }

    public static Command List(CliHost host)
    {
        var (options, limit) = (new ActionOptions(), CommonOptions.Limit(int.MaxValue));
        return host.Verb(
            "list",
            "Lists actions: those that are not closed by due time, then the others.",
            "action list --owner \"Li Wei\" --overdue --region cn/sichuan",
            [.. options.All, limit],
            async (session, cancellationToken) =>
            {
                var most = session.Arguments.GetValue(limit);
                var all = new ListActionsResponse();
                var request = new ListActionsRequest { Filter = options.Filter(session.Arguments), PageSize = Math.Min(PageSize, most) };
                do
                {
                    var page = await ActionOptions.Client(session).ListActionsAsync(request, cancellationToken: cancellationToken);
                    all.Actions.AddRange(page.Actions.Take(most - all.Actions.Count));
                    all.AsOf = page.AsOf;
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && all.Actions.Count < most);

                session.Write(all, () => ActionOutput.Many(all.Actions));
                return ExitCode.Done;
            });
    }

    public static Command Board(CliHost host)
    {
        var options = new ActionOptions();
        return host.Verb("board", "Counts the actions that are not closed.", "action board --region cn/sichuan", [.. options.All], async (session, cancellationToken) =>
        {
            var answer = await ActionOptions.Client(session).GetActionBoardAsync(new GetActionBoardRequest { Filter = options.Filter(session.Arguments) }, cancellationToken: cancellationToken);
            session.Write(answer, () => BoardOutput.Of(answer.Board));
            return ExitCode.Done;
        });
    }
}
