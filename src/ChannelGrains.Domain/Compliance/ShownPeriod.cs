using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Compliance;

/// <summary>A time for which a requirement was shown to be met, or not.</summary>
/// <param name="Recorded">What was recorded.</param>
/// <param name="Version">Version of the partner's journal that has it.</param>
[GenerateSerializer, Immutable]
public readonly record struct ShownPeriod([property: Id(0)] ComplianceRecorded Recorded, [property: Id(1)] long Version)
{
    public BusinessDay LastDay => Recorded.Until ?? BusinessDay.Last;

    public bool Holds(BusinessDay day) => Recorded.From <= day && day <= LastDay;
}
