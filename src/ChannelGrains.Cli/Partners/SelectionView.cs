using System.Globalization;
using ChannelGrains.Cli.Output;
using ChannelGrains.Partners.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Partners;

/// <summary>Criteria, scores and plans for people.</summary>
internal static class SelectionView
{
    public static IRenderable Criteria(SelectionCriteria criteria)
    {
        var table = Tables.Create("criterion", ">weight", "what it stands for");
        foreach (var criterion in criteria.Criteria)
            table.Row(criterion.Name, Figures.Of(criterion.Weight), criterion.Description);

        return new Rows(table, Tables.Details(
            ("threshold", Figures.Of(criteria.Threshold)), ("version", Figures.Of(criteria.Version)), ("etag", criteria.Etag)));
    }

    public static IRenderable Score(PartnerScore score)
    {
        var table = Tables.Create("criterion", ">weight", ">points");
        foreach (var criterion in score.Criteria)
            table.Row(criterion.Name, Figures.Of(criterion.Weight), Figures.Of(criterion.Points));

        return new Rows(table, Tables.Details(
            ("score", decimal.Parse(score.Score, CultureInfo.InvariantCulture).ToString("0.00##########", CultureInfo.InvariantCulture)),
            ("threshold", Figures.Of(score.Threshold)),
            ("passed", score.Passed ? "yes" : "no"),
            ("criteria version", Figures.Of(score.CriteriaVersion)),
            ("note", score.Note),
            ("scored", $"{Figures.Of(score.ScoredAt)} by {score.Principal}")));
    }

    public static IRenderable Plan(CooperationPlan plan) => Tables.Details(
        ("plan", plan.Summary),
        ("owner", plan.Owner),
        ("expected sales", plan.ExpectedSales is { } sales ? $"{Figures.Of(sales)} {sales.CurrencyCode}" : ""),
        ("starts on", plan.StartsOn),
        ("planned", $"{Figures.Of(plan.PlannedAt)} by {plan.Principal}"),
        ("plan etag", plan.Etag));
}
