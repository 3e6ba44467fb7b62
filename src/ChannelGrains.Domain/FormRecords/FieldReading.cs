using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>What the view of a month shows of one partner.</summary>
/// <param name="Version">See <see cref="PartnerReading"/>.</param>
/// <param name="Cell">Null when nothing was recorded.</param>
[GenerateSerializer, Immutable]
public sealed record FieldReading(long Version, [property: Id(0)] FieldCell? Cell) : PartnerReading(Version)
{
    public override int CellCount => Cell is null ? 0 : 1;

    public override IReadOnlyList<CellDifference> DifferencesTo(PartnerReading expected) =>
        ((FieldReading)expected).Cell is var should && Equals(Cell, should) ? [] : [new FieldDifference(Cell, should)];
}
