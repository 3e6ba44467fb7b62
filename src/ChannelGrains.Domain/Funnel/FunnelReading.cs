using ChannelGrains.Domain.Feed;
using Orleans;

namespace ChannelGrains.Domain.Funnel;

/// <summary>What the funnel shows of one partner.</summary>
/// <param name="Version">See <see cref="PartnerReading"/>.</param>
/// <param name="Entry">Null when it is not in it.</param>
[GenerateSerializer, Immutable]
public sealed record FunnelReading(long Version, [property: Id(0)] FunnelEntry? Entry) : PartnerReading(Version)
{
    public override int CellCount => Entry is null ? 0 : 1;

    public override IReadOnlyList<CellDifference> DifferencesTo(PartnerReading expected) =>
        ((FunnelReading)expected).Entry is var should && Equals(Entry, should) ? [] : [new FunnelDifference(Entry, should)];
}
