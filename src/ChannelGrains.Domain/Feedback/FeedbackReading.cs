using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Domain.Feedback;

/// <summary>What the view of a month shows of one partner.</summary>
/// <param name="Version">See <see cref="PartnerReading"/>.</param>
/// <param name="Cell">Null when nothing was said.</param>
[GenerateSerializer, Immutable]
public sealed record FeedbackReading(long Version, [property: Id(0)] FeedbackCell? Cell) : PartnerReading(Version)
{
    public override int CellCount => Cell is null ? 0 : 1;

    public override IReadOnlyList<CellDifference> DifferencesTo(PartnerReading expected) =>
        ((FeedbackReading)expected).Cell is var should && Equals(Cell, should) ? [] : [new FeedbackDifference(Cell, should)];
}
