using ChannelGrains.Domain.Agreements;

namespace ChannelGrains.Grains.Agreements;

/// <summary>A version with all that is known of it.</summary>
/// <param name="Agreement">The version on the business day of the answer.</param>
/// <param name="Terms">What it says.</param>
/// <param name="Steps">The steps that it has taken, in order.</param>
/// <param name="Etag">Of the partner's agreement.</param>
/// <param name="Met">Those of its obligations that were recorded as met, in order.</param>
[GenerateSerializer, Immutable]
public sealed record AgreementReading(
    [property: Id(0)] AgreementVersionOnDay Agreement,
    [property: Id(1)] AgreementTerms Terms,
    [property: Id(2)] IReadOnlyList<TakenStep> Steps,
    [property: Id(3)] string Etag,
    [property: Id(4)] IReadOnlyList<RecordedObligation> Met);
