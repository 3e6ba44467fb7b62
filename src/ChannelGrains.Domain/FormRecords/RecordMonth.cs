namespace ChannelGrains.Domain.FormRecords;

/// <summary>What was recorded in a month: inspections and self-checks by the day on which they were taken, findings by the day on which they were found.</summary>
/// <param name="Inspected">Inspections and self-checks with a score.</param>
/// <param name="ScoreMicros">The sum of their scores, in millionths.</param>
/// <param name="Found">Findings.</param>
/// <param name="FoundAgain">Of these, those that had been found at the same place before.</param>
/// <param name="Closed">Of the findings, those that are closed.</param>
/// <param name="ClosedInTime">Of these, those that were closed within 72 hours.</param>
[GenerateSerializer, Immutable]
public readonly record struct RecordMonth(
    [property: Id(0)] int Inspected, [property: Id(1)] long ScoreMicros, [property: Id(2)] int Found, [property: Id(3)] int FoundAgain, [property: Id(4)] int Closed, [property: Id(5)] int ClosedInTime)
{
    public static RecordMonth operator +(RecordMonth left, RecordMonth right) => new(
        left.Inspected + right.Inspected, left.ScoreMicros + right.ScoreMicros, left.Found + right.Found, left.FoundAgain + right.FoundAgain, left.Closed + right.Closed, left.ClosedInTime + right.ClosedInTime);
}
