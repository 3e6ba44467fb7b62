using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.Risk;

/// <summary>What the board shows of one partner.</summary>
/// <param name="Version">See <see cref="PartnerReading"/>.</param>
/// <param name="Cell">Null when it does not list the partner.</param>
[GenerateSerializer, Immutable]
public sealed record RiskCellReading(long Version, [property: Id(0)] RiskCell? Cell) : PartnerReading(Version)
{
    public override int CellCount => Cell is null ? 0 : 1;

    public override IReadOnlyList<CellDifference> DifferencesTo(PartnerReading expected) =>
        ((RiskCellReading)expected).Cell is var should && Cell == should ? [] : [new RiskCellDifference(Cell, should)];
}
