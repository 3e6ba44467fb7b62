using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.FormPlans;

/// <summary>Answered assignments of a partner that a view shows otherwise than its journal says.</summary>
/// <param name="Shown">Null when none is shown.</param>
/// <param name="Expected">Null when none should be.</param>
[GenerateSerializer, Immutable]
public sealed record AnsweredDifference([property: Id(0)] AnsweredCell? Shown, [property: Id(1)] AnsweredCell? Expected) : CellDifference
{
    public override string Text => $"it shows {Words(Shown)}, and {Words(Expected)} by the journal";

    private static string Words(AnsweredCell? cell) => cell is null ? "nothing answered" : $"{cell}";
}
