using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.Feedback;

/// <summary>What a view shows of a partner's customers otherwise than its journal says.</summary>
/// <param name="Shown">Null when nothing is shown.</param>
/// <param name="Expected">Null when nothing should be.</param>
[GenerateSerializer, Immutable]
public sealed record FeedbackDifference([property: Id(0)] FeedbackCell? Shown, [property: Id(1)] FeedbackCell? Expected) : CellDifference
{
    public override string Text => $"it is {Words(Shown)}, and {Words(Expected)} by the journal";

    private static string Words(FeedbackCell? cell) => cell is null ? "nothing" : $"{cell}";
}
