using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.Risk;

/// <summary>What the board shows of a partner otherwise than its journal says.</summary>
/// <param name="Shown">Null when nothing is shown.</param>
/// <param name="Expected">Null when nothing should be.</param>
[GenerateSerializer, Immutable]
public sealed record RiskCellDifference([property: Id(0)] RiskCell? Shown, [property: Id(1)] RiskCell? Expected) : CellDifference
{
    public override string Text => $"it is {Words(Shown)}, and {Words(Expected)} by the journal";

    private static string Words(RiskCell? cell) => cell is null ? "nothing" : $"{cell}";
}
