namespace ChannelGrains.Domain.Discipline;

/// <summary>Bounds of the company's own discipline.</summary>
public static class DisciplineLimits
{
    /// <summary>Days that a declaration holds which names no end: a year with its first day.</summary>
    public const int DeclarationDays = 365;

    /// <summary>Of a role, reference, counterparty or thing.</summary>
    public const int TextBytes = 200;

    /// <summary>Persons and roles, each for a kind of declaration, of which what holds is at hand.</summary>
    public const int MaxSubjects = 10_000;

    /// <summary>Gifts that wait for a decision.</summary>
    public const int MaxAwaiting = 1_000;

    /// <summary>How many days ago a gift may have been.</summary>
    public const int MaxGiftDaysAgo = 3_653;

    /// <summary>Gifts and declarations that are looked at for one page.</summary>
    public const int MaxLookedAt = 2_000;

    /// <summary>What a gift may be worth without a decision of somebody else, in units of the programme's currency, unless the server is set otherwise.</summary>
    public const decimal DefaultGiftLimit = 200;

    /// <summary>What a gift may be worth at most, in units of its currency: more is a mistake of writing.</summary>
    public const long MaxGiftUnits = 1_000_000_000;
}
