namespace ChannelGrains.Grains.FormPlans;

/// <summary>Keys of the grains of plans.</summary>
public static class PlanNames
{
    /// <summary>The one grain of plans, and its journal.</summary>
    public const string Plans = Journalled.JournalNames.Plans;

    /// <summary>The one grain that lists assignments.</summary>
    public const string Assignments = "all";

    /// <summary>The meter of its instruments.</summary>
    internal const string MeterName = "ChannelGrains.Plans";
}
