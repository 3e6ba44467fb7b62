using System.Numerics;
using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Actions;

/// <summary>Growth of the distinct customers of a region over a month that asks for more partners there.</summary>
/// <param name="Region">The region with all below it; empty is the whole tree.</param>
/// <param name="Month">The month, which is over.</param>
/// <param name="Growth">By how many customers it had more than the month before.</param>
/// <param name="Before">Customers of the month before.</param>
public sealed record RecruitmentNeed(string Region, Period Month, BigInteger Growth, BigInteger Before)
{
    /// <summary>Of fewer customers chance decides how they grow.</summary>
    public const int MinCustomers = 50;

    /// <summary>Whether they grew by so many percent at least; 0 never asks.</summary>
    public bool IsAsked(int percent) => percent > 0 && Before >= MinCustomers && Growth * 100 >= Before * percent;

    /// <summary>What is to be done, for the cause of this region and month.</summary>
    /// <param name="rules">The rules of actions.</param>
    /// <param name="timeZone">The programme's.</param>
    /// <param name="today">The programme's business day.</param>
    public CauseAction ToCause(ActionRules rules, string timeZone, BusinessDay today)
    {
        var rule = rules.Of(ActionKind.Recruitment);
        return new(
            ActionKind.Recruitment, $"recruitment:{Month.Id}:{Region}", $"Recruit partners: customers grew from {Before} to {Before + Growth} in {Month.Id}, {(Region.Length > 0 ? Region : "all regions")}",
            ActionPriority.Medium, rule.Owner, ActionDue.EndOf(timeZone, today.AddDays(rule.DaysOf(ActionPriority.Medium))), Region);
    }
}
