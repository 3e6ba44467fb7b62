using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Cli.Settlement;

/// <summary>channelctl settle render</summary>
internal static class RenderVerb
{
    public static Command Create(CliHost host)
    {
        var (partner, statement) = (CommonOptions.PartnerId(), StatementVerbs.Statement());
        var format = CommonOptions.Choice<StatementFormat>("--format", "A page to print (default), or a table for spreadsheets.");
        var language = CommonOptions.Text("--language", "en (default) or zh.");
        var output = CommonOptions.Text("--out", "The file to write; default one named after the statement, here.");
        return host.Verb(
            "render",
            "Writes a statement to a file for people: HTML to print, or CSV.",
            "settle render store-0042 2026-01 --language zh",
            [partner, statement, format, language, output],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new RenderStatementRequest
                {
                    PartnerId = arguments.GetRequiredValue(partner),
                    StatementId = arguments.GetRequiredValue(statement),
                    Format = EnumNames.Parse<StatementFormat>(arguments.GetValue(format) ?? "HTML"),
                    Language = arguments.GetValue(language) ?? "",
                };
                var answer = await new SettlementService.SettlementServiceClient(session.Channel).RenderStatementAsync(request, cancellationToken: cancellationToken);
                // The server's name is of ids; whatever it says, nothing is written elsewhere than here.
                var path = arguments.GetValue(output) ?? Path.GetFileName(answer.FileName);
                await File.WriteAllBytesAsync(path, answer.Content.ToByteArray(), cancellationToken);
                session.WriteLine(path);
                return ExitCode.Done;
            });
    }
}
