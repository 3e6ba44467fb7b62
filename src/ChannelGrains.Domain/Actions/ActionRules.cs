using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Actions;

/// <summary>Owners and days that actions get where nobody says them.</summary>
/// <param name="Rules">Of some kinds, by kind; the others have the defaults.</param>
/// <param name="RecruitmentGrowthPercent">Growth of customers over a month that asks for recruitment; 0 for none.</param>
[GenerateSerializer, Immutable]
public sealed record ActionRules([property: Id(0)] ImmutableArray<ActionRule> Rules, [property: Id(1)] int RecruitmentGrowthPercent)
{
    public static readonly ActionRules Default = new([], 0);

    /// <summary>All kinds that an action can be of.</summary>
    public static IReadOnlyList<ActionKind> Kinds { get; } = [.. Enum.GetValues<ActionKind>().Where(kind => kind != ActionKind.Unspecified)];

    public ActionRule Of(ActionKind kind) => Rules.FirstOrDefault(rule => rule.Kind == kind) ?? new ActionRule(kind, "", ActionRule.DefaultDays);

    /// <summary>When one of a partner is due that is opened on a business day.</summary>
    public ActionDue DueOf(ActionKind kind, ActionPriority priority, PartnerTimeline timeline, BusinessDay today) => ActionDue.EndOf(timeline, today.AddDays(Of(kind).DaysOf(priority)));

    public bool Equals(ActionRules? other) => other is not null && RecruitmentGrowthPercent == other.RecruitmentGrowthPercent && Rules.SequenceEqual(other.Rules);

    public override int GetHashCode() => HashCode.Combine(RecruitmentGrowthPercent, Rules.Length);
}
