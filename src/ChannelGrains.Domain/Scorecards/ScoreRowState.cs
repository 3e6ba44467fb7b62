namespace ChannelGrains.Domain.Scorecards;

/// <summary>Whether a row counts in the score; the numbers are those of the wire.</summary>
public enum ScoreRowState
{
    /// <summary>Does not occur.</summary>
    Unspecified = 0,

    /// <summary>It counts.</summary>
    Counted = 1,

    /// <summary>There is nothing to compute it from: it is left out of the weights.</summary>
    NoData = 2,

    /// <summary>No target is set for it: likewise.</summary>
    NoTarget = 3,
}
