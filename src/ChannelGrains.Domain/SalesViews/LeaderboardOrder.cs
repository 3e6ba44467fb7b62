namespace ChannelGrains.Domain.SalesViews;

/// <summary>What a leaderboard is ordered by; the numbers are those of the wire.</summary>
public enum LeaderboardOrder
{
    Gross = 1,
    Returns = 2,
    Net = 3,
    Units = 4,
    Transactions = 5,

    /// <summary>Known cost.</summary>
    Cost = 6,

    /// <summary>Net with known cost less that cost.</summary>
    Margin = 7,

    /// <summary>Returns / gross; who has no gross comes last in both directions.</summary>
    ReturnRate = 8,
}
