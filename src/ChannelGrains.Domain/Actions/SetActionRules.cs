using System.Collections.Immutable;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Actions;

/// <summary>Sets the rules of actions.</summary>
/// <param name="Rules">The rules, in any order.</param>
/// <param name="Etag">As it was read; empty sets them whatever they are.</param>
[GenerateSerializer, Immutable]
public sealed record SetActionRules([property: Id(0)] ActionRules Rules, [property: Id(1)] string Etag)
{
    /// <summary>The etag of rules, by the version of the record that set them; 0 where they were never set.</summary>
    public static string EtagOf(long version) => Etags.Of(version);

    /// <summary>Refused, in this order: ACTION_KIND, RULE_TWICE, TEXT_TOO_LONG, TEXT_INVALID, RULE_DAYS, GROWTH_PERCENT, ETAG_MISMATCH.</summary>
    /// <param name="version">Version of the record that set the present ones; 0 for none.</param>
    public Outcome<ActionRules> Decide(long version)
    {
        HashSet<ActionKind> kinds = [];
        foreach (var rule in Rules.Rules)
        {
            if (!Enum.IsDefined(rule.Kind) || rule.Kind == ActionKind.Unspecified)
                return Refusal.InvalidArgument("ACTION_KIND", "rules.kind must be one of the enum's kinds.", "rules.kind");
            if (!kinds.Add(rule.Kind))
                return Refusal.InvalidArgument("RULE_TWICE", $"rules names {rule.Kind.ToString().ToUpperInvariant()} twice: send each kind once.", "rules.kind");
            if (Texts.Check(rule.Owner, ActionLimits.MaxOwnerBytes, "rules.owner") is { } invalid)
                return invalid;
            if (rule.Days.Any(days => days is < 0 or > ActionLimits.MaxRuleDays))
                return Refusal.InvalidArgument("RULE_DAYS", $"The days of a rule must be 0 to {ActionLimits.MaxRuleDays}.", "rules");
        }
        if (Rules.RecruitmentGrowthPercent is < 0 or > ActionLimits.MaxGrowthPercent)
            return Refusal.InvalidArgument("GROWTH_PERCENT", $"recruitment_growth_percent must be 0 to {ActionLimits.MaxGrowthPercent}.", "recruitment_growth_percent");
        return Etags.Check(Etag, version, "The rules of actions") is { } changed ? changed : Rules with { Rules = [.. Rules.Rules.OrderBy(rule => rule.Kind)] };
    }
}
