using ChannelGrains.Cli.Output;
using ChannelGrains.Risks.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Risk;

/// <summary>Risk for people.</summary>
internal static class RiskView
{
    public static IRenderable Of(GetPartnerRiskResponse answer)
    {
        var risk = answer.Risk;
        var details = Tables.Details(
            ("partner", risk.PartnerId),
            ("level", $"{EnumNames.Of(risk.Level)}, score {risk.Score}"),
            ("stated", risk.Stated is { } stated ? $"{EnumNames.Of(stated.Level)}, score {stated.Score}, since {Figures.Of(stated.Since)}" : "LOW all the time"),
            ("payments", risk.Hold is { } hold ? $"held since {Figures.Of(hold.SetAt)}: {hold.Reason}" : "not held"),
            ("muted", string.Join("; ", risk.Mutes.Select(mute => $"{EnumNames.Of(mute.Kind)} until {mute.Until}: {mute.Reason}"))),
            ("as of", Figures.Of(answer.AsOf)));
        return new Rows(details, Factors(risk.Factors));
    }

    public static IRenderable Board(IReadOnlyList<ListedRisk> risks, IReadOnlyList<RiskCount> counts, long total)
    {
        var table = Tables.Create("partner", "level", ">score", "gravest", "since", "payments", "region", "type");
        foreach (var risk in risks)
            table.Row(
                risk.PartnerId, EnumNames.Of(risk.Level), risk.Score, risk.GravestFactor == RiskFactorKind.Unspecified ? "-" : EnumNames.Of(risk.GravestFactor), Figures.Of(risk.Since),
                risk.Held ? "held" : "", risk.Region, EnumNames.Of(risk.ChannelType));
        return new Rows(table, Tables.Line($"{Figures.Of(total)} partners: {Levels(counts)}"));
    }

    public static string LineOf(WatchRisksResponse answer) => $"{Figures.Of(answer.AsOf)}  {Figures.Of(answer.TotalSize)} partners: {Levels(answer.Counts)}";

    public static IRenderable History(ListRiskHistoryResponse history)
    {
        var table = Tables.Create("recorded", ">version", "what", "why", "by");
        foreach (var one in history.Events)
        {
            var (what, why) = Of(one);
            table.Row(Figures.Of(one.RecordedAt), Figures.Of(one.JournalVersion), what, why, one.Principal);
        }

        return table;
    }

    public static IRenderable Of(RiskRules rules)
    {
        var table = Tables.Create("factor", ">weight", ">start", ">full", ">hysteresis", ">expires after", "hard stop");
        foreach (var rule in rules.Factors)
            table.Row(EnumNames.Of(rule.Kind), rule.Weight, rule.Start, rule.Full, rule.Hysteresis, $"{rule.ExpiryDays} days", rule.HardStop ? "yes" : "");
        var measures = string.Join("; ", rules.Measures.Select(measure => $"{EnumNames.Of(measure.Level)} opens \"{measure.Title}\" within {measure.DueDays} days"));
        return new Rows(
            table,
            Tables.Line($"MEDIUM from {rules.Bounds.Medium}, HIGH from {rules.Bounds.High}, CRITICAL from {rules.Bounds.Critical}; a level falls {rules.Bounds.Hysteresis} below."),
            Tables.Line(rules.Measures.Count > 0 ? measures + "." : "No level opens anything."),
            Tables.Line(rules.HoldAtCritical ? "CRITICAL holds payments." : "Payments are held by hand alone."));
    }

    private static FittedTable Factors(IEnumerable<RiskFactor> factors)
    {
        var table = Tables.Create("factor", ">observed", ">threshold", ">weight", ">contributes", "since", "evidence");
        foreach (var factor in factors)
            table.Row(
                EnumNames.Of(factor.Kind), factor.Observed, factor.Threshold, factor.Weight, factor.MutedUntil.Length > 0 ? $"muted until {factor.MutedUntil}" : factor.Contribution,
                factor.Raised ? Figures.Of(factor.Since) : "", string.Join(", ", factor.Evidence));
        return table;
    }

    private static (string What, string Why) Of(RiskEvent one) => one.KindCase switch
    {
        RiskEvent.KindOneofCase.Level => (
            one.Level.From == one.Level.To ? $"{EnumNames.Of(one.Level.To)}, score {one.Level.Score}" : $"{EnumNames.Of(one.Level.From)} to {EnumNames.Of(one.Level.To)}, score {one.Level.Score}",
            string.Join(", ", one.Level.Factors.Where(factor => factor.Raised).Select(factor => EnumNames.Of(factor.Kind)))),
        RiskEvent.KindOneofCase.Mute => ($"{EnumNames.Of(one.Mute.Kind)} muted until {one.Mute.Until}", one.Mute.Reason),
        RiskEvent.KindOneofCase.Unmute => ($"{EnumNames.Of(one.Unmute.Kind)} counts again", one.Unmute.Reason),
        RiskEvent.KindOneofCase.HoldSet => ("payments held", one.HoldSet),
        RiskEvent.KindOneofCase.HoldReleased => ("payments released", one.HoldReleased),
        _ => ("-", ""),
    };

    private static string Levels(IEnumerable<RiskCount> counts)
    {
        var levels = counts.GroupBy(count => count.Level).OrderByDescending(level => level.Key).Select(level => $"{Figures.Of(level.Sum(count => count.Partners))} {EnumNames.Of(level.Key)}").ToList();
        return levels.Count > 0 ? string.Join(", ", levels) : "none at risk";
    }
}
