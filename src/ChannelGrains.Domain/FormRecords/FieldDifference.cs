using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>What a view shows of a partner's records otherwise than its journal says.</summary>
/// <param name="Shown">Null when nothing is shown.</param>
/// <param name="Expected">Null when nothing should be.</param>
[GenerateSerializer, Immutable]
public sealed record FieldDifference([property: Id(0)] FieldCell? Shown, [property: Id(1)] FieldCell? Expected) : CellDifference
{
    public override string Text => $"it is {Words(Shown)}, and {Words(Expected)} by the journal";

    private static string Words(FieldCell? cell) => cell is null ? "nothing" : $"{cell}";
}
