using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.Surveys;

/// <summary>What a view shows of a partner's surveys otherwise than its journal says.</summary>
/// <param name="Shown">Null when nothing is shown.</param>
/// <param name="Expected">Null when nothing should be.</param>
[GenerateSerializer, Immutable]
public sealed record SurveyDifference([property: Id(0)] SurveyCell? Shown, [property: Id(1)] SurveyCell? Expected) : CellDifference
{
    public override string Text => $"it is {Words(Shown)}, and {Words(Expected)} by the journal";

    private static string Words(SurveyCell? cell) => cell is null ? "nothing" : $"{cell}";
}
