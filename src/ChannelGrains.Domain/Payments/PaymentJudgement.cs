using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Payments;

/// <summary>What all that the bank has said of one payment means. The same tellings give the same judgement in whatever order they came.</summary>
/// <param name="State">Where the payment stands.</param>
/// <param name="Reason">The bank's code for it; empty for none.</param>
/// <param name="Day">The day of the last booking; null for none.</param>
/// <param name="BankStatus">The strongest status; empty for none.</param>
/// <param name="Booked">How often it was booked.</param>
/// <param name="Returned">How often it came back.</param>
/// <param name="Breaks">What does not match.</param>
public sealed record PaymentJudgement(PaymentState State, string Reason, BusinessDay? Day, string BankStatus, int Booked, int Returned, IReadOnlyList<FoundBreak> Breaks)
{
    /// <summary>
    /// 1. Of a payment that is PAYING: a return that no booking outweighs is RETURNED; a rejection without a booking FAILED; a booking of the amount PAID, and so
    /// is a status that says that the money has moved. One of another amount decides nothing.
    /// 2. What is PAID becomes RETURNED in the same way. What is decided otherwise stays, and so does a credit note, which no bank pays.
    /// 3. Breaks are all that is left: other amounts, more than one booking, what contradicts the state, what a closed statement does not have.
    /// </summary>
    /// <param name="payment">The payment.</param>
    /// <param name="currencyCode">The run's currency.</param>
    /// <param name="state">Where it stands.</param>
    /// <param name="isByHand">Somebody has said so.</param>
    /// <param name="status">The strongest status that the bank gave it; null for none.</param>
    /// <param name="told">The bookings and returns that files tell of it.</param>
    /// <param name="isCovered">A statement of the account has closed the day of execution.</param>
    public static PaymentJudgement Of(
        PlannedPayment payment, string currencyCode, PaymentState state, bool isByHand, BankStatus? status, IReadOnlyCollection<BankBooking> told, bool isCovered)
    {
        var booked = BookingCount.Of(told.Where(booking => !booking.IsReturn));
        var returned = BookingCount.Of(told.Where(booking => booking.IsReturn));
        var net = booked - returned;
        var isRejected = status is { IsRejection: true };
        var back = Newest(told.Where(booking => booking.IsReturn && booking.Is(payment.Amount, currencyCode)));
        var (next, reason) = state switch
        {
            PaymentState.Paying or PaymentState.Paid when back is not null && net <= 0 && !payment.IsCreditNote => (PaymentState.Returned, back.Reason),
            PaymentState.Paying when isRejected && booked == 0 => (PaymentState.Failed, status!.Reason),
            PaymentState.Paying when told.Any(booking => !booking.IsReturn && booking.Is(payment.Amount, currencyCode)) => (PaymentState.Paid, ""),
            PaymentState.Paying when status is { IsSettled: true } => (PaymentState.Paid, ""),
            _ => (state, ""),
        };
        var breaks = new List<FoundBreak>();
        if (Newest(told.Where(booking => !booking.Is(payment.Amount, currencyCode))) is { } other)
            breaks.Add(new(BreakKind.AmountDiffers, other, net));
        if (net > (next is PaymentState.Returned ? 0 : 1))
            breaks.Add(new(BreakKind.BookedTwice, Newest(told), net));
        if (net > 0 && (payment.IsCreditNote || next is PaymentState.Planned or PaymentState.Refused))
            breaks.Add(new(BreakKind.UnknownToUs, Newest(told), net));
        if (IsContradicted(next, isByHand, isRejected, net))
            breaks.Add(new(BreakKind.Contradicted, Newest(told), net));
        if (isCovered && told.Count == 0 && !isRejected && !isByHand && next is PaymentState.Paying or PaymentState.Paid)
            breaks.Add(new(status is { IsAcceptance: true } ? BreakKind.NotBooked : BreakKind.UnknownToBank, null, 0));
        return new(next, reason, Newest(told)?.Day, status?.Status ?? "", booked, returned, breaks);
    }

    private static bool IsContradicted(PaymentState state, bool isByHand, bool isRejected, int net) => state switch
    {
        PaymentState.Paid => isRejected && !isByHand,
        PaymentState.Failed => net > 0,
        _ => false,
    };

    /// <summary>The last one, by what it says and not by when it came.</summary>
    private static BankBooking? Newest(IEnumerable<BankBooking> told) => told.Max(BookingOrder.Instance);
}
