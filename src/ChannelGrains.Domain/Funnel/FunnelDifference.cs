using ChannelGrains.Domain.Feed;
using Orleans;

namespace ChannelGrains.Domain.Funnel;

/// <summary>A partner that is not in the funnel as its journal says.</summary>
/// <param name="Shown">Null when it is not in it.</param>
/// <param name="Expected">Null when it should not be.</param>
[GenerateSerializer, Immutable]
public sealed record FunnelDifference([property: Id(0)] FunnelEntry? Shown, [property: Id(1)] FunnelEntry? Expected) : CellDifference
{
    public override string Text => $"it is {Words(Shown)}, and {Words(Expected)} by the journal";

    private static string Words(FunnelEntry? entry) => entry is null
        ? "not in it"
        : $"{entry.Recruitment.Origin?.Kind.ToString() ?? "of unknown origin"} with steps on {string.Join(' ', entry.Recruitment.Reached)}, first sales {entry.FirstNet}, {entry.Timeline}";
}
