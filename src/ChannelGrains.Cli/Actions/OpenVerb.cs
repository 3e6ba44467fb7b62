using System.CommandLine;
using ChannelGrains.Actions.V1;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;

namespace ChannelGrains.Cli.Actions;

/// <summary>channelctl action open</summary>
internal static class OpenVerb
{
    public static Command Create(CliHost host)
    {
        var action = ActionOptions.ActionId();
        var partner = ActionOptions.Partner("Whose it is; default the programme's.");
        var title = CommonOptions.RequiredText("--title", "What is to be done.");
        var kind = CommonOptions.Choice<ActionKind>("--kind", "What it is about; default TASK.");
        var priority = CommonOptions.Choice<ActionPriority>("--priority", "How much it matters; default MEDIUM.");
        var owner = CommonOptions.Text("--owner", "Who is to do it; default whom the rules name.");
        var cause = CommonOptions.Text("--cause", "What caused it.");
        var region = CommonOptions.Text("--region", "The region of one of the programme.");
        var dueAt = CommonOptions.Text("--due-at", "Until when, as 2026-11-28T09:00:00+08:00; default what the rules say.");
        var dueOn = CommonOptions.Text("--due-on", "In its place the business day, yyyy-mm-dd, at the end of which it is due.");
        return host.Verb(
            "open",
            "Opens an action.",
            "action open A-17 --partner store-0042 --title \"call about the returns\" --priority HIGH --owner \"Li Wei\" --due-on 2027-01-15",
            [action, partner, title, kind, priority, owner, cause, region, dueAt, dueOn, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new OpenActionRequest
                {
                    PartnerId = arguments.GetValue(partner) ?? "",
                    ActionId = arguments.GetRequiredValue(action),
                    Title = arguments.GetRequiredValue(title),
                    Kind = EnumNames.Parse<ActionKind>(arguments.GetValue(kind)),
                    Priority = EnumNames.Parse<ActionPriority>(arguments.GetValue(priority)),
                    Owner = arguments.GetValue(owner) ?? "",
                    Cause = arguments.GetValue(cause) ?? "",
                    Region = arguments.GetValue(region) ?? "",
                    DueOn = arguments.GetValue(dueOn) ?? "",
                    RequestId = session.RequestId,
                };
                if (arguments.GetValue(dueAt) is { } at)
                    request.DueAt = Instants.Parse("--due-at", at);
                var answer = await ActionOptions.Client(session).OpenActionAsync(request, cancellationToken: cancellationToken);
                session.Write(answer.Action, () => ActionOutput.One(answer.Action));
                return ExitCode.Done;
            });
    }
}
