using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>A side confirmed a version.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Side">Which side.</param>
/// <param name="Evidence">What shows it; null when none was given.</param>
[GenerateSerializer, Immutable]
public sealed record AgreementConfirmed([property: Id(0)] int Number, [property: Id(1)] AgreementSide Side, [property: Id(2)] AgreementEvidence? Evidence) : AgreementFact;
