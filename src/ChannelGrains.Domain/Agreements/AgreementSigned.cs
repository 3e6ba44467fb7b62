using ChannelGrains.Domain.Calendars;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>A version was signed.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Evidence">The signed document.</param>
/// <param name="SignedOn">The partner's business day then.</param>
[GenerateSerializer, Immutable]
public sealed record AgreementSigned([property: Id(0)] int Number, [property: Id(1)] AgreementEvidence Evidence, [property: Id(2)] BusinessDay SignedOn) : AgreementFact;
