using System.Globalization;
using ChannelGrains.Cli.Output;
using ChannelGrains.Scorecards.V1;
using Google.Protobuf.WellKnownTypes;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Scorecards;

/// <summary>Scorecards for people.</summary>
internal static class ScorecardView
{
    public static IRenderable Of(Scorecard card, Timestamp? asOf)
    {
        var table = Tables.Create("KPI", ">target", ">actual", ">attained", ">score", ">of", "made of", "next step");
        foreach (var row in card.Rows)
            table.Row(
                EnumNames.Of(row.Kpi), Number(row.Kpi, row.HasTarget ? row.Target : null), Number(row.Kpi, row.HasActual ? row.Actual : null),
                row.HasAttainment ? Percent(row.Attainment) : EnumNames.Of(row.State), row.HasScore ? Score(row.Score) : "-", row.Weight,
                $"{row.Numerator}/{row.Denominator}", row.NextStep);

        return new Rows(
            Tables.Line($"{Name(card.Scope)}, {card.Period} ({card.FirstDay} to {card.LastDay})"),
            table,
            Tables.Details(
                ("score", card.HasScore ? Score(card.Score) : "-"),
                ("band", card.Band),
                ("among peers", card.Peers is { } peers ? $"above {Percent(peers.Percentile)} of {Figures.Of(peers.Others)} others" : ""),
                ("definition", Figures.Of(card.DefinitionVersion)),
                ("as of", Figures.Of(asOf))));
    }

    /// <summary>The scorecard on one line, for where a table cannot be redrawn.</summary>
    public static string LineOf(WatchScorecardResponse answer) =>
        $"{Figures.Of(answer.AsOf)}  score {(answer.Scorecard.HasScore ? Score(answer.Scorecard.Score) : "-")} {answer.Scorecard.Band}  "
        + string.Join("  ", answer.Scorecard.Rows.Select(row => $"{EnumNames.Of(row.Kpi)} {(row.HasAttainment ? Percent(row.Attainment) : "-")}"));

    public static IRenderable Of(ScorecardDefinition definition)
    {
        var table = Tables.Create("KPI", "direction", ">weight", ">cap", ">passes from", ">target", "next step");
        foreach (var kpi in definition.Kpis)
            table.Row(EnumNames.Of(kpi.Kpi), EnumNames.Of(kpi.Direction), kpi.Weight, kpi.Cap, kpi.PassFrom, Figures.Or(kpi.Target, "-"), kpi.NextStep);

        return new Rows(
            Tables.Line($"Version {Figures.Of(definition.Version)}, effective from {definition.EffectiveFrom}, etag {definition.Etag}"),
            table,
            Tables.Line($"bands: {Figures.Or(string.Join(", ", definition.Bands.Select(band => $"{band.Name} from {band.From}{(band.OpensAction ? ", with an action" : "")}")), "none")}"));
    }

    private static string Name(ScorecardScope scope) => scope.ScopeCase switch
    {
        ScorecardScope.ScopeOneofCase.PartnerId => scope.PartnerId,
        ScorecardScope.ScopeOneofCase.Region => scope.Region,
        ScorecardScope.ScopeOneofCase.ChannelType => EnumNames.Of(scope.ChannelType),
        _ => "The company",
    };

    private static string Number(KpiName kpi, string? number) => number is null ? "-" : kpi == KpiName.Sales ? Read(number).ToString("#,0.00####", CultureInfo.InvariantCulture) : Percent(number);

    private static string Percent(string ratio) => (Read(ratio) * 100).ToString("#,0.00", CultureInfo.InvariantCulture) + " %";

    private static string Score(string score) => Read(score).ToString("0.0000", CultureInfo.InvariantCulture);

    private static decimal Read(string number) => decimal.Parse(number, NumberStyles.Number, CultureInfo.InvariantCulture);
}
