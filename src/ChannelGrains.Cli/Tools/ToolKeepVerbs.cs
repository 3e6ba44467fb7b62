using System.CommandLine;
using ChannelGrains.Cli.Files;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Forms.V1;

namespace ChannelGrains.Cli.Tools;

/// <summary>channelctl tool put, list</summary>
internal static class ToolKeepVerbs
{
    private const int PageSize = 1_000;

    private const string Explanation =
        "The file is YAML or JSON with the fields of Tool: tool_id, default_language, title, category, valid_from, valid_until, sha256 or url. Several tools are several YAML documents, or a JSON array. "
        + "A tool that says the same already is left as it is, so that a file can be put again.";

    public static Command Put(CliHost host)
    {
        var file = new Argument<string>("FILE") { Description = "The file." };
        file.Validators.Add(CommonOptions.MustBeFile);
        return host.Verb(
            "put",
            "Keeps the tools in a file, as new versions where they say something else.",
            "tool put price-list.yaml",
            [file],
            async (session, cancellationToken) =>
            {
                foreach (var tool in await MessageFile.ReadAsync<Tool>(session.Arguments.GetRequiredValue(file), cancellationToken))
                {
                    var answer = await new ToolService.ToolServiceClient(session.Channel).PutToolAsync(new PutToolRequest { Tool = tool }, cancellationToken: cancellationToken);
                    session.Write(answer.Tool, () => ToolView.Many([answer.Tool]));
                }
                return ExitCode.Done;
            },
            Explanation);
    }

    public static Command List(CliHost host)
    {
        var category = CommonOptions.Text("--category", "Only of this category.");
        var day = CommonOptions.Text("--valid-on", "Only those that may be used on this day, yyyy-mm-dd.");
        return host.Verb(
            "list",
            "Lists the tools by id, in their latest versions.",
            "tool list --valid-on 2026-12-31",
            [category, day],
            async (session, cancellationToken) =>
            {
                var all = new ListToolsResponse();
                var request = new ListToolsRequest { Category = session.Arguments.GetValue(category) ?? "", ValidOn = session.Arguments.GetValue(day) ?? "", PageSize = PageSize };
                do
                {
                    var page = await new ToolService.ToolServiceClient(session.Channel).ListToolsAsync(request, cancellationToken: cancellationToken);
                    all.Tools.AddRange(page.Tools);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0);

                session.Write(all, () => ToolView.Many(all.Tools));
                return ExitCode.Done;
            });
    }
}
