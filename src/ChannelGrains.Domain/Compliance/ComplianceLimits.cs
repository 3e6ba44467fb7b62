namespace ChannelGrains.Domain.Compliance;

/// <summary>Bounds of compliance.</summary>
public static class ComplianceLimits
{
    /// <summary>Requirements, retired ones too.</summary>
    public const int MaxRequirements = 200;

    /// <summary>Regions of a requirement.</summary>
    public const int MaxRegions = 32;

    /// <summary>Tiers of agreements of a requirement, and categories.</summary>
    public const int MaxTiers = 32, MaxCategories = 32;

    /// <summary>Of a tier.</summary>
    public const int TierBytes = 64;

    /// <summary>Notices of a requirement.</summary>
    public const int MaxNotices = 8;

    /// <summary>Those who are to declare one requirement of the company.</summary>
    public const int MaxDeclarers = 500;

    /// <summary>Those of all requirements of the company together, so that how all stand is one answer.</summary>
    public const int MaxDeclarersOfAll = 2_000;

    public const int MaxNoticeDays = 366, MaxValidityDays = 3_653;

    /// <summary>Persons that a requirement asks to be certified.</summary>
    public const int MaxCertified = 1_000;

    /// <summary>Of a title, reference, list or person.</summary>
    public const int TextBytes = 200;

    /// <summary>Times for which something is shown, of one requirement of a partner, that are kept at hand: the latest ones. The others are in the records.</summary>
    public const int MaxPeriods = 16;

    /// <summary>How far from today what is shown may begin.</summary>
    public const int MaxDaysAhead = 366, MaxDaysAgo = 3_653;

    public static IReadOnlyList<int> DefaultNoticeDays { get; } = [90, 30, 7];
}
