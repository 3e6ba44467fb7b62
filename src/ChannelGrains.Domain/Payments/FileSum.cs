namespace ChannelGrains.Domain.Payments;

/// <summary>What the bank has booked as one sum for a file of a run.</summary>
/// <param name="Matching">A sum that is that of the file's payments without those rejected; null for none.</param>
/// <param name="Breaks">Sums that are not, or more than one.</param>
internal sealed record FileSum(BankBooking? Matching, IReadOnlyList<PaymentBreak> Breaks)
{
    public static FileSum Of(PaymentRunBook book, int file, IReadOnlyList<BankBooking> told, Func<int, bool> isRejected)
    {
        if (told.Count == 0)
            return new(null, []);
        var plan = book.Plan!;
        var numbers = Enumerable.Range(1, book.Lines.Count).Where(number => book.FileOf(number) == file && !isRejected(number)).ToList();
        var expected = numbers.Sum(number => plan.Payments[number - 1].Amount);
        var matching = told.Where(booking => booking.Is(expected, plan.CurrencyCode) && (booking.Count == 0 || booking.Count == numbers.Count)).Max(BookingOrder.Instance);
        var breaks = new List<PaymentBreak>();
        var count = BookingCount.Of(told);
        if (told.Where(booking => !booking.Is(expected, plan.CurrencyCode) || (booking.Count > 0 && booking.Count != numbers.Count)).Max(BookingOrder.Instance) is { } other)
            breaks.Add(ToBreak(BreakKind.AmountDiffers, other));
        if (count > 1)
            breaks.Add(ToBreak(BreakKind.BookedTwice, told.Max(BookingOrder.Instance)!));
        return new(matching, breaks);

        PaymentBreak ToBreak(BreakKind kind, BankBooking booking) => new()
        {
            BreakId = BreakIds.OfFile(book.RunId, file, kind),
            Kind = kind,
            RunId = book.RunId,
            EndToEndId = "",
            Expected = expected,
            CurrencyCode = plan.CurrencyCode,
            Actual = booking.Amount,
            ActualCurrencyCode = booking.CurrencyCode,
            Count = count,
            Reference = booking.Reference,
            Day = booking.Day,
        };
    }
}
