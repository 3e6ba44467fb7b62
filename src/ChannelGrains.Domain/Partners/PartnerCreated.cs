using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Partners;

/// <summary>A partner began.</summary>
/// <param name="PartnerId">Its id.</param>
/// <param name="Particulars">Complete: the programme's defaults are filled in.</param>
/// <param name="State">ACTIVE or PROSPECT.</param>
/// <param name="StateFrom">First business day of the state; null is since ever.</param>
/// <param name="ProgrammeVersion">Version of the programme whose defaults were taken.</param>
[GenerateSerializer, Immutable]
public sealed record PartnerCreated(
    [property: Id(0)] string PartnerId,
    [property: Id(1)] PartnerParticulars Particulars,
    [property: Id(2)] LifecycleState State,
    [property: Id(3)] BusinessDay? StateFrom,
    [property: Id(4)] long ProgrammeVersion) : PartnerFact
{
    /// <summary>Null when that is not known.</summary>
    [Id(5)]
    public PartnerOrigin? Origin { get; init; }

    /// <summary>Of a PROSPECT: first business day on which it was known; null in a fact from before that was said.</summary>
    [Id(6)]
    public BusinessDay? KnownSince { get; init; }

    /// <summary>What shows that it may start so, for people.</summary>
    [Id(7)]
    public string Evidence { get; init; } = "";
}
