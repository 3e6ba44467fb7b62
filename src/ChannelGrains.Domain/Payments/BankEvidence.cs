using System.Collections.Immutable;

namespace ChannelGrains.Domain.Payments;

/// <summary>What a file of the bank says of a run.</summary>
/// <param name="FileId">SHA-256 of the file.</param>
/// <param name="Statuses">Statuses of its payments and files.</param>
/// <param name="Bookings">Bookings of its payments and files.</param>
/// <param name="Coverage">Statements of its account that the file closes.</param>
[GenerateSerializer, Immutable]
public sealed record BankEvidence(
    [property: Id(0)] ImmutableArray<byte> FileId,
    [property: Id(1)] ImmutableArray<BankStatus> Statuses,
    [property: Id(2)] ImmutableArray<BankBooking> Bookings,
    [property: Id(3)] ImmutableArray<BankCoverage> Coverage) : PaymentRunFact;
