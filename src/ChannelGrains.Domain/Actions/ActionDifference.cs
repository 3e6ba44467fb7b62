using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.Actions;

/// <summary>Actions of a partner that a view shows otherwise than its journal says.</summary>
/// <param name="Shown">Null when none is shown.</param>
/// <param name="Expected">Null when none should be.</param>
[GenerateSerializer, Immutable]
public sealed record ActionDifference([property: Id(0)] ActionCell? Shown, [property: Id(1)] ActionCell? Expected) : CellDifference
{
    public override string Text => $"it shows {Words(Shown)}, and {Words(Expected)} are by the journal";

    private static string Words(ActionCell? cell) => cell is null ? "no action" : $"{cell}";
}
