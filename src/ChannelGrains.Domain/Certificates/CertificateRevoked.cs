using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Certificates;

/// <summary>A certificate was revoked.</summary>
/// <param name="RecordId">The record that issued it.</param>
/// <param name="RevokedOn">The first business day on which it does not hold.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable]
public sealed record CertificateRevoked([property: Id(0)] string RecordId, [property: Id(1)] BusinessDay RevokedOn, [property: Id(2)] string Reason);
