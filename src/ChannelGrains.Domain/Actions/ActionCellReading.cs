using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.Actions;

/// <summary>What the view of actions shows of one partner.</summary>
/// <param name="Version">See <see cref="PartnerReading"/>.</param>
/// <param name="Cell">Null when it has no action.</param>
[GenerateSerializer, Immutable]
public sealed record ActionCellReading(long Version, [property: Id(0)] ActionCell? Cell) : PartnerReading(Version)
{
    public override int CellCount => Cell is null ? 0 : 1;

    public override IReadOnlyList<CellDifference> DifferencesTo(PartnerReading expected) =>
        ((ActionCellReading)expected).Cell is var should && Equals(Cell, should) ? [] : [new ActionDifference(Cell, should)];
}
