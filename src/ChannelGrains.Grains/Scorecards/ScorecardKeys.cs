namespace ChannelGrains.Grains.Scorecards;

/// <summary>Keys of scorecard grains.</summary>
public static class ScorecardKeys
{
    /// <summary>The one definition of scorecards: its grain, its journal, and what it is named by when it tells of its changes.</summary>
    public const string Scorecards = "scorecards";
}
