using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Scorecards;

/// <summary>What the scorecard of a scope is computed from: of its partners together, apart from their customers.</summary>
/// <param name="Net">Net sales of the period.</param>
/// <param name="Sellers">Partners with a transaction in it.</param>
/// <param name="Feedback">What customers said.</param>
/// <param name="Activated">Partners that began to be active in the period.</param>
/// <param name="ActiveAtStart">Partners that were active before it.</param>
/// <param name="HasBegun">Whether the period has begun in the programme's time zone.</param>
/// <param name="Field">What was inspected.</param>
[GenerateSerializer, Immutable]
public sealed record ScopeFigures(
    [property: Id(0)] Amount Net, [property: Id(1)] int Sellers, [property: Id(2)] FeedbackSum Feedback, [property: Id(3)] long Activated, [property: Id(4)] long ActiveAtStart,
    [property: Id(5)] bool HasBegun, [property: Id(6)] RecordMonth Field)
{
    /// <summary>Whether there was somebody who could sell.</summary>
    public bool CouldSell => HasBegun && Activated + ActiveAtStart > 0;
}
