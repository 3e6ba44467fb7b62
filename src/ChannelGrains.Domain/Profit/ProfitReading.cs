using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.Profit;

/// <summary>What the view of a month shows of one partner.</summary>
/// <param name="Version">See <see cref="PartnerReading"/>.</param>
/// <param name="Cell">Null when there is nothing.</param>
[GenerateSerializer, Immutable]
public sealed record ProfitReading(long Version, [property: Id(0)] ProfitCell? Cell) : PartnerReading(Version)
{
    public override int CellCount => Cell is null ? 0 : 1;

    public override IReadOnlyList<CellDifference> DifferencesTo(PartnerReading expected) =>
        ((ProfitReading)expected).Cell is var should && Equals(Cell, should) ? [] : [new ProfitDifference(Cell, should)];
}
