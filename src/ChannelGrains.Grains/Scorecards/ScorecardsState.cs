using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Scorecards;

internal sealed class ScorecardsState : IJournalledState
{
    public ScorecardVersions Versions { get; } = new();

    public RequestLog Requests { get; } = new();
}
