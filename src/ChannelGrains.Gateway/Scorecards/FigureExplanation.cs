using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Grains.Scorecards;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>What a row of a scorecard is computed from.</summary>
/// <param name="Answer">The scorecard.</param>
/// <param name="Row">The row.</param>
/// <param name="Formula">How it is computed, in words.</param>
/// <param name="Journals">The journals that it shows, with their versions.</param>
/// <param name="Facts">A page of its facts; none where they are not told.</param>
internal sealed record FigureExplanation(
    ScorecardAnswer Answer, ScoreRow Row, string Formula, IReadOnlyList<(string Journal, long Version)> Journals, ListedFacts Facts);
