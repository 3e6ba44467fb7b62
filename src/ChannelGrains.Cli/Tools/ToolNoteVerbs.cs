using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Forms.V1;

namespace ChannelGrains.Cli.Tools;

/// <summary>channelctl tool acknowledge, acknowledged</summary>
internal static class ToolNoteVerbs
{
    private const int PageSize = 1_000;

    public static Command Acknowledge(CliHost host)
    {
        var (partner, tool) = (CommonOptions.PartnerId(), Tool());
        var version = new Argument<int>("VERSION") { Description = "The version that was read, the latest." };
        var person = CommonOptions.RequiredText("--person", "Who took note; kept as a keyed hash.");
        return host.Verb(
            "acknowledge",
            "Records that a person of a partner took note of a tool.",
            "tool acknowledge store-0042 price-list 3 --person li-wei",
            [partner, tool, version, person, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var request = new AcknowledgeToolRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                    ToolId = session.Arguments.GetRequiredValue(tool),
                    Version = session.Arguments.GetRequiredValue(version),
                    PersonId = session.Arguments.GetRequiredValue(person),
                    RequestId = session.RequestId,
                };
                var answer = await Client(session).AcknowledgeToolAsync(request, cancellationToken: cancellationToken);
                session.Write(answer.Acknowledgement, () => ToolView.Notes([answer.Acknowledgement]));
                return ExitCode.Done;
            });
    }

    public static Command Notes(CliHost host)
    {
        var tool = Tool();
        var version = NumberOptions.Whole("--version-number", "Which version; default the latest.", 0, int.MaxValue, 0);
        var partner = CommonOptions.Text("--partner", "Only of this partner.");
        var limit = CommonOptions.Limit(1_000);
        return host.Verb(
            "acknowledged",
            "Lists who took note of a version of a tool.",
            "tool acknowledged price-list --partner store-0042",
            [tool, version, partner, limit],
            async (session, cancellationToken) =>
            {
                var most = session.Arguments.GetValue(limit);
                var all = new ListToolAcknowledgementsResponse();
                var request = new ListToolAcknowledgementsRequest
                {
                    ToolId = session.Arguments.GetRequiredValue(tool),
                    Version = session.Arguments.GetValue(version),
                    PartnerId = session.Arguments.GetValue(partner) ?? "",
                    PageSize = PageSize,
                };
                do
                {
                    var page = await Client(session).ListToolAcknowledgementsAsync(request, cancellationToken: cancellationToken);
                    all.Acknowledgements.AddRange(page.Acknowledgements.Take(most - all.Acknowledgements.Count));
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && all.Acknowledgements.Count < most);

                session.Write(all, () => ToolView.Notes(all.Acknowledgements));
                return ExitCode.Done;
            });
    }

    private static Argument<string> Tool() => new("TOOL") { Description = "Tool id." };

    private static ToolService.ToolServiceClient Client(Session session) => new(session.Channel);
}
