using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Partners;

/// <summary>A partner as it is on a business day: what a caller is shown.</summary>
/// <param name="PartnerId">Its id.</param>
/// <param name="Particulars">With channel type, region and time zone of that day.</param>
/// <param name="State">Its state on that day.</param>
/// <param name="ActiveFrom">First business day in state ACTIVE; null when that is since ever, or when it never was nor is planned to be.</param>
/// <param name="CreatedAtMicros">When it was created, microseconds since 1970-01-01 UTC.</param>
/// <param name="Version">Version of its journal that last changed it.</param>
[GenerateSerializer, Immutable]
public sealed record PartnerOnDay(
    [property: Id(0)] string PartnerId,
    [property: Id(1)] PartnerParticulars Particulars,
    [property: Id(2)] LifecycleState State,
    [property: Id(3)] BusinessDay? ActiveFrom,
    [property: Id(4)] long CreatedAtMicros,
    [property: Id(5)] long Version)
{
    /// <summary>Where it came from; null when that is not known.</summary>
    [Id(6)]
    public PartnerOrigin? Origin { get; init; }

    /// <summary>First business day on which it was known; null for one that did not start as PROSPECT.</summary>
    [Id(7)]
    public BusinessDay? KnownSince { get; init; }

    public string Etag => Etags.Of(Version);
}
