using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Scorecards.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Scorecards;

/// <summary>channelctl scorecard history</summary>
internal static class HistoryVerb
{
    private const int PageSize = 1_000;

    public static Command Create(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var period = new Argument<string>("PERIOD") { Description = "Month 2026-01, quarter 2026-Q1, year 2026, fiscal FY2026, FY2026-Q1." };
        var limit = CommonOptions.Limit(20);
        return host.Verb(
            "history",
            "Shows how a partner's score came to be: each change with the fact that made it, the latest first.",
            "scorecard history store-0042 2026-01",
            [partner, period, limit],
            async (session, cancellationToken) =>
            {
                var most = session.Arguments.GetValue(limit);
                var request = new ListScoreHistoryRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                    Period = session.Arguments.GetRequiredValue(period),
                    PageSize = Math.Min(PageSize, most),
                };
                var client = new ScorecardService.ScorecardServiceClient(session.Channel);
                var all = await client.ListScoreHistoryAsync(request, cancellationToken: cancellationToken);
                while (all.NextPageToken.Length > 0 && all.Changes.Count < most)
                {
                    request.PageToken = all.NextPageToken;
                    var page = await client.ListScoreHistoryAsync(request, cancellationToken: cancellationToken);
                    all.Changes.AddRange(page.Changes);
                    all.NextPageToken = page.NextPageToken;
                }

                session.Write(all, () => View(all));
                return ExitCode.Done;
            });
    }

    private static IRenderable View(ListScoreHistoryResponse history)
    {
        var table = Tables.Create("recorded", ">version", ">score", "band", "cause", "moved");
        foreach (var change in history.Changes)
            table.Row(
                Figures.Of(change.RecordedAt), Figures.Of(change.JournalVersion), change.HasScore ? change.Score : "-", change.Band,
                change.Principal.Length > 0 ? $"{change.Cause} by {change.Principal}" : change.Cause,
                string.Join(", ", change.Moves.Select(move => $"{EnumNames.Of(move.Kpi)} {(move.HasBefore ? move.Before : "-")} to {(move.HasAfter ? move.After : "-")}")));

        return new Rows(table, Tables.Line($"{Figures.Of(history.TotalSize)} changes"));
    }
}
