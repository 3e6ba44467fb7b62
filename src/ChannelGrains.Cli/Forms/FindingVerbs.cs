using System.CommandLine;
using ChannelGrains.Actions.V1;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Forms.V1;

namespace ChannelGrains.Cli.Forms;

/// <summary>channelctl record findings, decide, improve</summary>
internal static class FindingVerbs
{
    private const int PageSize = 1_000;

    public static Command List(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var state = CommonOptions.Choice<FindingState>("--state", "Only those in this state.");
        return host.Verb(
            "findings",
            "Lists what the records of a partner found.",
            "record findings store-0042 --state OPEN",
            [partner, state],
            async (session, cancellationToken) =>
            {
                var client = new FormService.FormServiceClient(session.Channel);
                var all = new ListFindingsResponse();
                var request = new ListFindingsRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                    State = Output.EnumNames.Parse<FindingState>(session.Arguments.GetValue(state)),
                    PageSize = PageSize,
                };
                do
                {
                    var page = await client.ListFindingsAsync(request, cancellationToken: cancellationToken);
                    all.Findings.AddRange(page.Findings);
                    all.OpenCount = page.OpenCount;
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0);

                session.Write(all, () => RecordView.Many(all));
                return ExitCode.Done;
            });
    }

    public static Command Decide(CliHost host)
    {
        var (partner, record) = (CommonOptions.PartnerId(), new Argument<string>("RECORD") { Description = "The record that found it first." });
        var item = new Argument<string>("ITEM") { Description = "The item." };
        var cause = CommonOptions.RequiredText("--cause", "Why it came about.");
        var decision = CommonOptions.RequiredText("--decision", "What is done about it.");
        var checkOn = CommonOptions.RequiredText("--check-on", "The day on which it is looked at again, yyyy-mm-dd.");
        return host.Verb(
            "decide",
            "Says why an open finding came about, what is done, and when it is looked at again.",
            "record decide store-0042 visit-17 floor --cause \"no mop\" --decision \"buy one\" --check-on 2026-02-01",
            [partner, record, item, cause, decision, checkOn, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new DecideFindingRequest
                {
                    PartnerId = arguments.GetRequiredValue(partner),
                    RecordId = arguments.GetRequiredValue(record),
                    ItemId = arguments.GetRequiredValue(item),
                    Cause = arguments.GetRequiredValue(cause),
                    Decision = arguments.GetRequiredValue(decision),
                    CheckOn = arguments.GetRequiredValue(checkOn),
                    RequestId = session.RequestId,
                };
                var answer = await new FormService.FormServiceClient(session.Channel).DecideFindingAsync(request, cancellationToken: cancellationToken);
                session.Write(answer.Finding, () => RecordView.Many(new ListFindingsResponse { Findings = { answer.Finding }, OpenCount = 1 }));
                return ExitCode.Done;
            });
    }

    public static Command Improve(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var findings = new Argument<string[]>("FINDING") { Description = "Findings by record and item, as visit-17/floor.", Arity = ArgumentArity.OneOrMore };
        var action = CommonOptions.RequiredText("--action", "Id of the action that is opened for them.");
        var title = CommonOptions.RequiredText("--title", "What is to be done.");
        var owner = CommonOptions.Text("--owner", "Who is to do it; default whom the rules name.");
        var dueOn = CommonOptions.Text("--due-on", "The day at the end of which it is due, yyyy-mm-dd; default what the rules say.");
        var priority = CommonOptions.Choice<ActionPriority>("--priority", "How much it matters; default MEDIUM.");
        return host.Verb(
            "improve",
            "Opens one action for several findings that are open, in place of one for each.",
            "record improve store-0042 visit-17/floor visit-17/shelves --action refit-1 --title \"Refit the shop\"",
            [partner, findings, action, title, owner, dueOn, priority, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new PlanImprovementRequest
                {
                    PartnerId = arguments.GetRequiredValue(partner),
                    Findings = { arguments.GetRequiredValue(findings).Select(NameOf) },
                    ActionId = arguments.GetRequiredValue(action),
                    Title = arguments.GetRequiredValue(title),
                    Owner = arguments.GetValue(owner) ?? "",
                    DueOn = arguments.GetValue(dueOn) ?? "",
                    Priority = Output.EnumNames.Parse<ActionPriority>(arguments.GetValue(priority)),
                    RequestId = session.RequestId,
                };
                var answer = await new FormService.FormServiceClient(session.Channel).PlanImprovementAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => RecordView.Many(new ListFindingsResponse { Findings = { answer.Findings }, OpenCount = answer.Findings.Count }));
                return ExitCode.Done;
            });
    }

    private static FindingName NameOf(string text) => text.Split('/') is [var record, var item]
        ? new FindingName { RecordId = record, ItemId = item }
        : throw new UsageException($"{text} is no finding: write its record and item, as visit-17/floor.");
}
