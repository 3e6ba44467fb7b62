using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.Certificates;

/// <summary>Days on which somebody of a partner is certified that a view shows otherwise than its journal says.</summary>
/// <param name="Shown">Null when none are shown.</param>
/// <param name="Expected">Null when none should be.</param>
[GenerateSerializer, Immutable]
public sealed record CertifiedDifference([property: Id(0)] CertifiedCell? Shown, [property: Id(1)] CertifiedCell? Expected) : CellDifference
{
    public override string Text => $"it shows {Words(Shown)}, and {Words(Expected)} by the journal";

    private static string Words(CertifiedCell? cell) => cell is null ? "nobody certified" : $"{cell}";
}
