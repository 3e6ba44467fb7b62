using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Markets.V1;
using Spectre.Console;

namespace ChannelGrains.Cli.Markets;

/// <summary>channelctl market verify.</summary>
internal static class VerifyVerb
{
    public static Command Create(CliHost host)
    {
        var period = CommonOptions.Text("--period", "Only these whole months, as 2026-Q1; all when left out.");
        return host.Verb(
            "verify",
            "Computes the live views anew from the journals and compares, while the server works on. Exit code 1 when they differ. Needs the role admin.",
            "market verify --period 2026-01",
            [period],
            async (session, cancellationToken) =>
            {
                var request = new VerifyViewsRequest { Period = session.Arguments.GetValue(period) ?? "" };
                var client = new MarketService.MarketServiceClient(session.Channel);
                var answer = await client.VerifyViewsAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () =>
                {
                    var details = Tables.Details(
                        ("partners", Figures.Of(answer.Partners)),
                        ("cells", Figures.Of(answer.Cells)),
                        ("behind", Figures.Of(answer.Behind)),
                        ("differences", answer.Differences.Count == 0 ? "none" : Figures.Of(answer.Differences.Count) + (answer.Truncated ? " and more" : "")));
                    return answer.Differences.Count == 0 ? details : new Rows(details, Differences(answer));
                });
                return answer.Differences.Count == 0 ? ExitCode.Done : ExitCode.Refused;
            });
    }

    private static FittedTable Differences(VerifyViewsResponse answer)
    {
        var table = Tables.Create("=part", "=view", "partner", "difference", ">version");
        foreach (var difference in answer.Differences)
            table.Row([difference.Part, difference.View, difference.PartnerId, difference.Text, Figures.Of(difference.Version)]);
        return table;
    }
}
