using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>What was recorded at one partner in one month, as its view has it.</summary>
/// <param name="ChannelType">The partner's type on the last day of the month.</param>
/// <param name="Region">Its region then.</param>
/// <param name="Sum">What was recorded.</param>
[GenerateSerializer, Immutable]
public sealed record FieldCell([property: Id(0)] ChannelType ChannelType, [property: Id(1)] string Region, [property: Id(2)] FieldSum Sum)
{
    public bool IsEmpty => Sum.Counts == default && Sum.Inspectors.Count == 0;

    /// <param name="month">In months since 1970-01.</param>
    /// <param name="book">The partner's records; null for none.</param>
    /// <param name="timeline">Where the partner is.</param>
    public static FieldCell Of(int month, RecordBook? book, PartnerTimeline timeline)
    {
        var placement = timeline.PlacementOn(BusinessDay.LastOfMonth(month));
        return new(placement.ChannelType, placement.Region, book?.SumOf(month) ?? FieldSum.Zero);
    }

    public bool Equals(FieldCell? other) => other is not null && (ChannelType, Region, Sum.Counts) == (other.ChannelType, other.Region, other.Sum.Counts) && Sum.Inspectors.SequenceEqual(other.Sum.Inspectors);

    public override int GetHashCode() => HashCode.Combine(ChannelType, Region, Sum.Counts);

    public override string ToString() => $"{Sum.Counts} by {Sum.Inspectors.Count} inspectors, of {ChannelType} in {Region}";
}
