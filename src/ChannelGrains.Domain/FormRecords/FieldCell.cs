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
    public bool IsEmpty => Sum.IsEmpty;

    /// <param name="month">In months since 1970-01.</param>
    /// <param name="field">What was recorded at the partner.</param>
    /// <param name="timeline">Where the partner is.</param>
    public static FieldCell Of(int month, FieldBooks field, PartnerTimeline timeline)
    {
        var placement = timeline.PlacementOn(BusinessDay.LastOfMonth(month));
        return new(placement.ChannelType, placement.Region, field.SumOf(month));
    }

    public override string ToString() => $"{Sum.Counts} by {Sum.Inspectors.Count} inspectors, {Sum.Spent} spent, of {ChannelType} in {Region}";
}
