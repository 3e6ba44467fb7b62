using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Certificates;

namespace ChannelGrains.Grains.Certificates;

/// <summary>A page of the certificates of a partner.</summary>
/// <param name="Day">The day on which they are looked at.</param>
/// <param name="Certificates">Those that were issued by then, by record.</param>
/// <param name="Last">The record that the next page comes behind; empty on the last page.</param>
/// <param name="Counts">How many persons hold one that counts, by code, of all pages.</param>
[GenerateSerializer, Immutable]
public sealed record KeptCertificates(
    [property: Id(0)] BusinessDay Day, [property: Id(1)] IReadOnlyList<Certificate> Certificates, [property: Id(2)] string Last, [property: Id(3)] IReadOnlyList<CodeCount> Counts);
