using System.Globalization;
using ChannelGrains.Dashboard.Acting;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Forms.V1;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Dashboard.Forms;

/// <summary>Reads a plan that somebody entered. What is no plan is left to the server to refuse.</summary>
internal static class PlanEntry
{
    public const string Once = "ONCE", Own = "OWN";

    public static readonly string[] Weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    private static readonly char[] Separators = ['\n', '\r', ',', ';'];

    public static Plan Read(ActValues values, string? planId)
    {
        var plan = new Plan
        {
            PlanId = planId ?? values["id"],
            FormId = values["form"],
            Title = values["title"],
            Recurrence = RuleOf(values),
            StartsOn = values["starts"],
            EndsOn = values["ends"],
            DaysToDo = int.TryParse(values["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0,
            Owner = values["owner"],
            Paused = values.Has("paused"),
            Scope = new PlanScope(),
        };
        plan.ExceptOn.AddRange(Parts(values.Entered("except")));
        // Names may have blanks and commas, so each is a line of its own.
        plan.Scope.Regions.AddRange(values.Lines("regions"));
        plan.Scope.ChannelTypes.AddRange(Parts(values["types"]).Select(type => Terms.Read<ChannelType>(type)));
        plan.Scope.PartnerIds.AddRange(Parts(values.Entered("partners")));
        plan.Scope.Stores.AddRange(
            from line in values.Lines("stores")
            let parts = line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            select new PlanStore { PartnerId = parts[0], StoreId = parts.ElementAtOrDefault(1) ?? "" });
        return plan;
    }

    /// <summary>How often a rule is, among those that can be chosen; <see cref="Own"/> where it says more than the form can.</summary>
    public static string OftenOf(string rule) => rule switch
    {
        "" => Once,
        "FREQ=DAILY" => "DAILY",
        "FREQ=MONTHLY" => "MONTHLY",
        _ when DaysOf(rule).Count > 0 || rule == "FREQ=WEEKLY" => "WEEKLY",
        _ => Own,
    };

    /// <summary>The weekdays of a rule that is weekly and says nothing else.</summary>
    public static IReadOnlyList<string> DaysOf(string rule)
    {
        const string weekly = "FREQ=WEEKLY;BYDAY=";
        if (!rule.StartsWith(weekly, StringComparison.Ordinal))
            return [];
        var days = rule[weekly.Length..].Split(',');
        return days.All(Weekdays.Contains) ? days : [];
    }

    private static string RuleOf(ActValues values) => values["often"] switch
    {
        Once => "",
        Own => values["rule"],
        "WEEKLY" when values.Has("weekdays") => $"FREQ=WEEKLY;BYDAY={values["weekdays"]}",
        var often => $"FREQ={often}",
    };

    private static string[] Parts(string text) => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
