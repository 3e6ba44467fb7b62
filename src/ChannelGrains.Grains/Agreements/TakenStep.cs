using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Grains.Agreements;

/// <summary>A step that a version has taken.</summary>
/// <param name="Step">Which.</param>
/// <param name="Principal">Who asked for it.</param>
/// <param name="AtMicros">When, microseconds since 1970-01-01 UTC.</param>
/// <param name="Side">Of a confirmation: by which side.</param>
/// <param name="Evidence">What shows it; null when none was given.</param>
/// <param name="Reason">Of a termination: why.</param>
/// <param name="From">Of a termination: the first business day without it; null where it was withdrawn.</param>
/// <param name="Version">Version of the partner's journal that says it.</param>
[GenerateSerializer, Immutable]
public sealed record TakenStep(
    [property: Id(0)] AgreementStep Step,
    [property: Id(1)] string Principal,
    [property: Id(2)] long AtMicros,
    [property: Id(3)] AgreementSide Side,
    [property: Id(4)] AgreementEvidence? Evidence,
    [property: Id(5)] string Reason,
    [property: Id(6)] BusinessDay? From,
    [property: Id(7)] long Version);
