using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>A version was given into review.</summary>
[GenerateSerializer, Immutable]
public sealed record AgreementSubmitted([property: Id(0)] int Number) : AgreementFact;
