using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Certificates;

/// <summary>Days without a gap on which enough persons are certified, or one person is.</summary>
/// <param name="First">The first one.</param>
/// <param name="Last">The last one; the calendar's last is without end.</param>
[GenerateSerializer, Immutable]
public readonly record struct CertifiedSpan([property: Id(0)] BusinessDay First, [property: Id(1)] BusinessDay Last)
{
    public bool Holds(BusinessDay day) => First <= day && day <= Last;

    public override string ToString() => Last == BusinessDay.Last ? $"from {First}" : $"{First} to {Last}";
}
