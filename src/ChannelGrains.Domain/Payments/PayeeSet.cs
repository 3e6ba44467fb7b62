using System.Collections.Immutable;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Payments;

/// <summary>A partner's payee was set.</summary>
/// <param name="Payee">Whom the money goes to.</param>
/// <param name="ContentHash">SHA-256 of its content.</param>
/// <param name="Day">The partner's business day.</param>
/// <param name="Reason">Why.</param>
/// <param name="Evidence">What shows it; null when none was given.</param>
/// <param name="Previous">The record of the step before; 0 for none.</param>
[GenerateSerializer, Immutable]
public sealed record PayeeSet(
    [property: Id(0)] Payee Payee,
    [property: Id(1)] ImmutableArray<byte> ContentHash,
    [property: Id(2)] BusinessDay Day,
    [property: Id(3)] string Reason,
    [property: Id(4)] AgreementEvidence? Evidence,
    [property: Id(5)] long Previous) : PayeeFact;
