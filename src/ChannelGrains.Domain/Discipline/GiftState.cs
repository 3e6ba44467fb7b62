namespace ChannelGrains.Domain.Discipline;

/// <summary>Whether it is clear what becomes of a gift; the numbers are those of the wire.</summary>
public enum GiftState
{
    /// <summary>Not said: does not occur.</summary>
    Unspecified = 0,

    /// <summary>It needs no decision of anybody else.</summary>
    Recorded = 1,

    /// <summary>It waits for the decision of somebody else.</summary>
    Awaiting = 2,

    /// <summary>Somebody else decided.</summary>
    Decided = 3,
}
