namespace ChannelGrains.Domain.Payments;

/// <summary>A difference that a judgement found.</summary>
/// <param name="Kind">In what way they differ.</param>
/// <param name="Booking">The booking that shows it; null when none does.</param>
/// <param name="Count">How often the bank has booked it, less returns.</param>
public sealed record FoundBreak(BreakKind Kind, BankBooking? Booking, int Count);
