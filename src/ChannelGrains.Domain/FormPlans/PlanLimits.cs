namespace ChannelGrains.Domain.FormPlans;

/// <summary>Bounds of plans and assignments.</summary>
public static class PlanLimits
{
    /// <summary>Plans that are kept.</summary>
    public const int MaxPlans = 500;

    public const int MaxTitleBytes = 256, MaxOwnerBytes = 64, MaxStoreBytes = 64;

    public const int MaxRegions = 100, MaxPartners = 1_000, MaxStores = 1_000;

    /// <summary>Characters of a recurrence rule, and days that it leaves out.</summary>
    public const int MaxRuleLength = 256, MaxExceptions = 366;

    /// <summary>Days from the first to the last day on which an assignment may begin.</summary>
    public const int MaxPlanDays = 3_660;

    public const int MaxDaysToDo = 366;

    /// <summary>Steps of a rule without a day, after which it is said to give none.</summary>
    public const int MaxEmptySteps = 1_000;

    /// <summary>Days that an assignment is listed from the day on which it begins.</summary>
    public const int ListedDays = 92;

    /// <summary>Partners looked at for one page, each once for every day of a plan.</summary>
    public const int MaxLookedAt = 400_000;

    /// <summary>Answered assignments of a partner that are told of; the ones that began first are forgotten.</summary>
    public const int MaxAnswered = 512;
}
