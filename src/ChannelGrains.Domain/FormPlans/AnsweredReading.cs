using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.FormPlans;

/// <summary>What the view of assignments shows of one partner.</summary>
/// <param name="Version">See <see cref="PartnerReading"/>.</param>
/// <param name="Cell">Null when it has answered none.</param>
[GenerateSerializer, Immutable]
public sealed record AnsweredReading(long Version, [property: Id(0)] AnsweredCell? Cell) : PartnerReading(Version)
{
    public override int CellCount => Cell is null ? 0 : 1;

    public override IReadOnlyList<CellDifference> DifferencesTo(PartnerReading expected) =>
        ((AnsweredReading)expected).Cell is var should && Equals(Cell, should) ? [] : [new AnsweredDifference(Cell, should)];
}
