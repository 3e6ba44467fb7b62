using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Certificates;

/// <summary>What a passed test issues.</summary>
/// <param name="Code">The code, which is the id of the test's form.</param>
/// <param name="Person">Keyed hash of the person.</param>
/// <param name="IssuedOn">The partner's business day of the test.</param>
/// <param name="ExpiresOn">The last day on which it holds; null is without end.</param>
[GenerateSerializer, Immutable]
public sealed record CertificateIssue([property: Id(0)] string Code, [property: Id(1)] ulong Person, [property: Id(2)] BusinessDay IssuedOn, [property: Id(3)] BusinessDay? ExpiresOn);
