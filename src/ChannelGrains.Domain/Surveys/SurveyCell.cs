using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Surveys;

/// <summary>What is counted of one partner's surveys in one month, as its view has it.</summary>
/// <param name="ChannelType">The partner's type on the last day of the month.</param>
/// <param name="Region">Its region then.</param>
/// <param name="Sums">By survey, in order.</param>
[GenerateSerializer, Immutable]
public sealed record SurveyCell([property: Id(0)] ChannelType ChannelType, [property: Id(1)] string Region, [property: Id(2)] IReadOnlyList<SurveySum> Sums)
{
    public static SurveyCell Of(int month, SurveyBook? book, PartnerTimeline timeline)
    {
        var placement = timeline.PlacementOn(BusinessDay.LastOfMonth(month));
        return new(placement.ChannelType, placement.Region, book?.In(month) ?? []);
    }

    public bool Equals(SurveyCell? other) => other is not null && ChannelType == other.ChannelType && Region == other.Region && Sums.SequenceEqual(other.Sums);

    public override int GetHashCode() => HashCode.Combine(ChannelType, Region, Sums.Count);

    public override string ToString() => $"{string.Join(", ", Sums)}, of {ChannelType} in {Region}";
}
