using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Feedback;

/// <summary>What customers said of one partner in one month, as its view has it.</summary>
/// <param name="ChannelType">The partner's type on the last day of the month.</param>
/// <param name="Region">Its region then.</param>
/// <param name="Counts">What counts.</param>
/// <param name="DueAtMicros">Of each open complaint that is due in the month, until when: it is overdue from then on without anybody telling of it.</param>
[GenerateSerializer, Immutable]
public sealed record FeedbackCell(
    [property: Id(0)] ChannelType ChannelType, [property: Id(1)] string Region, [property: Id(2)] FeedbackMonth Counts, [property: Id(3)] IReadOnlyList<long> DueAtMicros)
{
    public bool IsEmpty => Counts.IsEmpty && DueAtMicros.Count == 0;

    public static FeedbackCell Of(int month, FeedbackBook? book, PartnerTimeline timeline)
    {
        var placement = timeline.PlacementOn(Calendars.BusinessDay.LastOfMonth(month));
        return new(
            placement.ChannelType, placement.Region, book?.In(month) ?? default,
            book is null ? [] : [.. book.Open.Where(complaint => complaint.DueOn.Month == month).Select(complaint => complaint.DueAtMicros).Order()]);
    }

    public long OverdueAt(long nowMicros) => DueAtMicros.Count(dueAt => dueAt < nowMicros);

    public bool Equals(FeedbackCell? other) => other is not null && ChannelType == other.ChannelType && Region == other.Region && Counts == other.Counts && DueAtMicros.SequenceEqual(other.DueAtMicros);

    public override int GetHashCode() => HashCode.Combine(ChannelType, Region, Counts, DueAtMicros.Count);

    public override string ToString() => $"{Counts}, {DueAtMicros.Count} open complaints, of {ChannelType} in {Region}";
}
