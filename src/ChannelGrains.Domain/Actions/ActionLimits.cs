using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Actions;

/// <summary>Bounds of what is kept of actions.</summary>
public static class ActionLimits
{
    /// <summary>Actions of a partner that may be open, in progress or done at once.</summary>
    public const int MaxLive = 256;

    /// <summary>Likewise, of the programme.</summary>
    public const int MaxLiveOfProgramme = 1_000;

    /// <summary>Causes that a partner remembers to have opened an action for; the oldest are forgotten.</summary>
    public const int MaxCauses = 4_096;

    /// <summary>Steps of an action after which it cannot be assigned or returned any more, so that it ends.</summary>
    public const int MaxSteps = 100;

    public const int MaxTitleBytes = 256, MaxCauseBytes = 128, MaxOwnerBytes = 64;

    /// <summary>Days that a rule may give.</summary>
    public const int MaxRuleDays = 366;

    /// <summary>Percent by which customers may be asked to have grown.</summary>
    public const int MaxGrowthPercent = 10_000;

    /// <summary>Rows of a table of the board.</summary>
    public const int MaxBoardRows = 200;

    /// <summary>Actions that one page of a list looks at.</summary>
    public const int MaxLookedAt = 10_000;

    /// <summary>Closed actions that measures are taken of.</summary>
    public const int MaxMeasured = 100_000;

    /// <summary>Files of before, and of after, that a completion names.</summary>
    public const int MaxFiles = 16;

    /// <summary>The most that an action may cost.</summary>
    public static readonly Amount MaxCost = Amount.FromUnits(1_000_000_000);

    /// <summary>How far ahead an action may be due.</summary>
    public static readonly TimeSpan MaxAhead = TimeSpan.FromDays(3_653);
}
