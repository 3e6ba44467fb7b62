using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.Certificates;

/// <summary>What the view of who is certified shows of one partner.</summary>
/// <param name="Version">See <see cref="PartnerReading"/>.</param>
/// <param name="Cell">Null when nobody is.</param>
[GenerateSerializer, Immutable]
public sealed record CertifiedReading(long Version, [property: Id(0)] CertifiedCell? Cell) : PartnerReading(Version)
{
    public override int CellCount => Cell is null ? 0 : 1;

    public override IReadOnlyList<CellDifference> DifferencesTo(PartnerReading expected) =>
        ((CertifiedReading)expected).Cell is var should && Equals(Cell, should) ? [] : [new CertifiedDifference(Cell, should)];
}
