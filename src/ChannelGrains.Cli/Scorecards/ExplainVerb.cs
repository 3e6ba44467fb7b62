using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Scorecards.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Scorecards;

/// <summary>channelctl scorecard explain</summary>
internal static class ExplainVerb
{
    private const int PageSize = 1_000;

    public static Command Create(CliHost host)
    {
        var scope = new ScopeOptions();
        var kpi = CommonOptions.Choice<KpiName>("--kpi", "Which row.");
        kpi.Required = true;
        var limit = CommonOptions.Limit(100);
        return host.Verb(
            "explain",
            "Shows what a row of a scorecard is computed from: formula, numerator, denominator, journals and, of a partner, the facts.",
            "scorecard explain 2026-01 --partner store-0042 --kpi CUSTOMER_SATISFACTION",
            [.. scope.All, kpi, limit],
            async (session, cancellationToken) =>
            {
                var most = session.Arguments.GetValue(limit);
                var request = new ExplainFigureRequest
                {
                    Scope = scope.Scope(session.Arguments),
                    Period = scope.Period(session.Arguments),
                    Kpi = EnumNames.Parse<KpiName>(session.Arguments.GetValue(kpi)),
                    PageSize = Math.Min(PageSize, most),
                };
                var client = new KpiService.KpiServiceClient(session.Channel);
                var all = await client.ExplainFigureAsync(request, cancellationToken: cancellationToken);
                while (all.NextPageToken.Length > 0 && all.Facts.Count < most)
                {
                    request.PageToken = all.NextPageToken;
                    var page = await client.ExplainFigureAsync(request, cancellationToken: cancellationToken);
                    all.Facts.AddRange(page.Facts);
                    all.NextPageToken = page.NextPageToken;
                }

                session.Write(all, () => View(all));
                return ExitCode.Done;
            });
    }

    private static IRenderable View(ExplainFigureResponse explained)
    {
        var facts = Tables.Create("day", "fact", "id", ">numerator", ">denominator", ">journal version");
        foreach (var fact in explained.Facts)
            facts.Row(fact.BusinessDay, fact.Kind, fact.Id, fact.Numerator, fact.Denominator, Figures.Of(fact.JournalVersion));

        return new Rows(
            Tables.Details(
                ("figure", EnumNames.Of(explained.Row.Kpi)),
                ("period", $"{explained.Period} ({explained.FirstDay} to {explained.LastDay})"),
                ("formula", explained.Formula),
                ("actual", explained.Row.HasActual ? explained.Row.Actual : EnumNames.Of(explained.Row.State)),
                ("numerator", explained.Row.Numerator),
                ("denominator", explained.Row.Denominator),
                ("basis", explained.Row.Basis),
                ("definition", Figures.Of(explained.DefinitionVersion)),
                ("journals", string.Join(", ", explained.Journals.Select(shown => $"{shown.Journal} at {shown.Version}")))),
            facts);
    }
}
