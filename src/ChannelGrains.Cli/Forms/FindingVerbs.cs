using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Forms.V1;

namespace ChannelGrains.Cli.Forms;

/// <summary>channelctl record findings, decide</summary>
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
}
