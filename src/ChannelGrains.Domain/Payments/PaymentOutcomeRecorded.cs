using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Payments;

/// <summary>What became of a payment was said by hand.</summary>
/// <param name="Number">The payment's number.</param>
/// <param name="State">Paid, failed or returned.</param>
/// <param name="Reason">The bank's code; empty for none.</param>
/// <param name="Note">What shows it.</param>
/// <param name="Day">The day of the booking.</param>
[GenerateSerializer, Immutable]
public sealed record PaymentOutcomeRecorded(
    [property: Id(0)] int Number, [property: Id(1)] PaymentState State, [property: Id(2)] string Reason, [property: Id(3)] string Note, [property: Id(4)] BusinessDay Day) : PaymentRunFact;
