using System.Globalization;
using ChannelGrains.Cli.Output;
using ChannelGrains.Targets.V1;
using Google.Type;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Targets;

/// <summary>Targets for people: parts in whole units of the currency, as JSON has them exactly.</summary>
internal static class TargetView
{
    public static IRenderable Line(Target target, string what) =>
        Tables.Line($"{Name(target.Scope)}, {target.Year}: {what}, version {target.Version} of {Figures.Of(target.Amount)} {target.Amount.CurrencyCode}");

    public static IRenderable Whole(Target target, TargetPart year, IReadOnlyList<TargetPart> isoWeeks)
    {
        var table = Tables.Create("=quarter", "=month", $">target {target.Amount.CurrencyCode}", ">week 1", ">week 2", ">week 3", ">week 4", "kept");
        foreach (var quarter in year.Parts)
        {
            table.Row(quarter.Period, "", WholeUnits(quarter.Target), "", "", "", "", "");
            foreach (var month in quarter.Parts)
                table.Row([
                    "", month.Period, WholeUnits(month.Target), .. month.Parts.Select(week => WholeUnits(week.Target)).Concat(Enumerable.Repeat("", 4 - month.Parts.Count)),
                    month.Kept ? "yes" : ""]);
        }
        return new Rows([
            Tables.Line($"{Name(target.Scope)}, {target.Year} ({year.FirstDay} to {year.LastDay})"), table, .. IsoWeeks(isoWeeks),
            Tables.Details(
                ("year", Figures.Of(target.Amount)), ("version", Figures.Of(target.Version)), ("weights", EnumNames.Of(target.Weights.Basis)),
                ("allocated from", target.Origin is { } origin ? Name(origin.Scope) : ""), ("set", $"{Figures.Of(target.SetAt)} by {target.SetBy}"), ("etag", target.Etag))]);
    }

    public static IRenderable Of(ListTargetsResponse answer)
    {
        var table = Tables.Create("of", ">target", ">version", "allocated from", "=set", "by");
        foreach (var target in answer.Targets)
            table.Row(
                Name(target.Scope), Figures.Of(target.Amount), Figures.Of(target.Version), target.Origin is { } origin ? Name(origin.Scope) : "", Figures.Of(target.SetAt), target.SetBy);
        return table;
    }

    public static IRenderable Of(PreviewWeightsResponse answer)
    {
        var table = Tables.Create("=month", ">net", ">weight", ">share");
        foreach (var month in answer.Months)
            table.Row(month.Period, Figures.Of(month.Net), Figures.Of(month.Weight), Figures.Percent(month.Share));
        return table;
    }

    public static IRenderable Of(Allocation allocation, IReadOnlyList<AllocatedPart> parts)
    {
        var table = Tables.Create("partner", ">target");
        foreach (var part in parts)
            table.Row(part.PartnerId, Figures.Of(part.Target));
        foreach (var refused in allocation.Refusals)
            table.Row($"{refused.PartnerId} refused: {refused.Reason}", "");
        return new Rows(
            Tables.Line($"{Name(allocation.Scope)}, {allocation.Year}, {EnumNames.Of(allocation.Method)}"),
            table,
            Tables.Details(
                ("target", Figures.Of(allocation.Target)), ("allocated", Figures.Of(allocation.Allocated)), ("gap", Figures.Of(allocation.Gap)), ("beyond the target", Figures.Of(allocation.Excess)),
                ("partners", Figures.Of(allocation.PartCount)),
                ("applied", allocation.Applied ? $"{Figures.Of(allocation.AppliedCount)} took their part, {Figures.Of(allocation.RefusedCount)} did not" : "under way")));
    }

    public static string Name(TargetScope scope) => scope.ScopeCase switch
    {
        TargetScope.ScopeOneofCase.ChannelType => EnumNames.Of(scope.ChannelType),
        TargetScope.ScopeOneofCase.Region => scope.Region,
        TargetScope.ScopeOneofCase.PartnerId => scope.PartnerId,
        _ => "the company",
    };

    private static IEnumerable<IRenderable> IsoWeeks(IReadOnlyList<TargetPart> weeks)
    {
        if (weeks.Count == 0)
            yield break;
        var table = Tables.Create("=week", "=from", "=to", ">target");
        foreach (var week in weeks)
            table.Row(week.Period, week.FirstDay, week.LastDay, WholeUnits(week.Target));
        yield return table;
    }

    private static string WholeUnits(Money money) => money.Units.ToString("N0", CultureInfo.InvariantCulture);
}
