namespace ChannelGrains.Domain.Agreements;

/// <summary>What somebody who signs is warned of; the numbers are those of the wire.</summary>
public enum AgreementWarningKind
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Another signed version begins on the same business day.</summary>
    SameDay = 1,

    /// <summary>A signed version that begins later takes its place on that day.</summary>
    LaterVersion = 2,

    /// <summary>It begins on a past business day.</summary>
    Backdated = 3,

    /// <summary>A termination that was declared before ends it.</summary>
    Terminated = 4,

    /// <summary>Its last day is past.</summary>
    Ended = 5,

    /// <summary>Another partner sells in its territory, and one of both is to sell there alone.</summary>
    Territory = 6,
}
