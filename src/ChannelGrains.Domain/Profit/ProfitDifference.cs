using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.Profit;

/// <summary>What a view shows of a partner's profit otherwise than its journal says.</summary>
/// <param name="Shown">Null when nothing is shown.</param>
/// <param name="Expected">Null when nothing should be.</param>
[GenerateSerializer, Immutable]
public sealed record ProfitDifference([property: Id(0)] ProfitCell? Shown, [property: Id(1)] ProfitCell? Expected) : CellDifference
{
    public override string Text => $"it is {Words(Shown)}, and {Words(Expected)} by the journal";

    private static string Words(ProfitCell? cell) => cell is null ? "nothing" : $"{cell}";
}
