using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Payments;

/// <summary>A run was planned.</summary>
/// <param name="DueBy">It pays what is due on this day or before.</param>
/// <param name="PartnerIds">It pays these partners alone, sorted; none is every partner.</param>
/// <param name="CurrencyCode">ISO 4217.</param>
/// <param name="ExecutionOn">The day on which the bank is to execute it.</param>
/// <param name="Debtor">Whom the money comes from.</param>
/// <param name="Seed">Random bytes that the UETRs are made of.</param>
/// <param name="Payments">Its payments; the first one has number 1.</param>
/// <param name="FileSize">How many payments a file of it has at most.</param>
[GenerateSerializer, Immutable]
public sealed record PaymentRunPlanned(
    [property: Id(0)] BusinessDay DueBy,
    [property: Id(1)] ImmutableArray<string> PartnerIds,
    [property: Id(2)] string CurrencyCode,
    [property: Id(3)] BusinessDay ExecutionOn,
    [property: Id(4)] PaymentDebtor Debtor,
    [property: Id(5)] ImmutableArray<byte> Seed,
    [property: Id(6)] ImmutableArray<PlannedPayment> Payments,
    [property: Id(7)] int FileSize) : PaymentRunFact;
