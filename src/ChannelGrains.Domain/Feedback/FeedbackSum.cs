
namespace ChannelGrains.Domain.Feedback;

/// <summary>What customers said, of any number of months and partners.</summary>
/// <param name="Counts">What counts.</param>
/// <param name="Overdue">Complaints that are open and overdue.</param>
[GenerateSerializer, Immutable]
public sealed record FeedbackSum([property: Id(0)] FeedbackMonth Counts, [property: Id(1)] long Overdue)
{
    public static readonly FeedbackSum Zero = new(default, 0);

    public static FeedbackSum operator +(FeedbackSum left, FeedbackSum right) => new(left.Counts + right.Counts, left.Overdue + right.Overdue);
}
