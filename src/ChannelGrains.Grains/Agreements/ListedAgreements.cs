namespace ChannelGrains.Grains.Agreements;

/// <summary>A page of versions.</summary>
/// <param name="Agreements">By number.</param>
/// <param name="Last">The number that the next page comes behind; 0 on the last page.</param>
/// <param name="Etag">Of the partner's agreement; empty when there is none.</param>
[GenerateSerializer, Immutable]
public sealed record ListedAgreements([property: Id(0)] IReadOnlyList<AgreementReading> Agreements, [property: Id(1)] int Last, [property: Id(2)] string Etag);
