using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Partners;

/// <summary>A partner's particulars changed.</summary>
/// <param name="Particulars">All of them as they are from now or from the effective day on.</param>
/// <param name="EffectiveFrom">
/// Business day from which channel type, region and time zone are these; <see cref="BusinessDay.SinceEver"/> when they
/// always were.
/// </param>
[GenerateSerializer, Immutable]
public sealed record PartnerUpdated(
    [property: Id(0)] PartnerParticulars Particulars,
    [property: Id(1)] BusinessDay EffectiveFrom) : PartnerFact
{
    /// <summary>Where it came from, as it is now; null when that is not known.</summary>
    [Id(2)]
    public PartnerOrigin? Origin { get; init; }
}
