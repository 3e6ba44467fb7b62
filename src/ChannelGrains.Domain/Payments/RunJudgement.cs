namespace ChannelGrains.Domain.Payments;

/// <summary>What all that the bank has said of a run means.</summary>
/// <param name="Payments">Of each payment, by its number.</param>
/// <param name="Breaks">What does not match; without the time at which it was found.</param>
public sealed record RunJudgement(IReadOnlyList<PaymentJudgement> Payments, IReadOnlyList<PaymentBreak> Breaks)
{
    public static RunJudgement Of(PaymentRunBook book)
    {
        var plan = book.Plan!;
        var statuses = book.Evidence.SelectMany(evidence => evidence.Statuses).ToLookup(status => (status.Number, status.File));
        var bookings = book.Evidence.SelectMany(evidence => evidence.Bookings).ToLookup(booking => (booking.Number, booking.File));
        var sums = Enumerable.Range(1, book.FileCount).ToDictionary(file => file, file => FileSum.Of(book, file, [.. bookings[(0, file)]], number => IsRejected(number)));
        var (payments, isCovered) = (new List<PaymentJudgement>(book.Lines.Count), book.IsCovered);
        var breaks = new List<PaymentBreak>();
        for (var number = 1; number <= book.Lines.Count; number++)
        {
            var (line, file) = (book.Lines[number - 1], book.FileOf(number));
            var told = bookings[(number, 0)].Concat(file > 0 && sums[file].Matching is { } sum && !IsRejected(number) ? [sum with { Amount = plan.Payments[number - 1].Amount }] : []);
            var judgement = PaymentJudgement.Of(plan.Payments[number - 1], plan.CurrencyCode, line.State, line.IsByHand, StatusOf(number), [.. told], isCovered);
            payments.Add(judgement);
            breaks.AddRange(judgement.Breaks.Select(found => ToBreak(book, number, found)));
        }
        breaks.AddRange(sums.Values.SelectMany(sum => sum.Breaks));
        return new(payments, breaks);

        bool IsRejected(int number) => StatusOf(number) is { IsRejection: true };

        // What is said of a payment itself goes before what is said of all of its file.
        BankStatus? StatusOf(int number) => statuses[(number, 0)].MaxBy(status => status.Rank)
            ?? (book.FileOf(number) is > 0 and var file ? statuses[(0, file)].Where(status => status.IsRejection || status.IsAcceptance).MaxBy(status => status.Rank) : null);
    }

    private static PaymentBreak ToBreak(PaymentRunBook book, int number, FoundBreak found)
    {
        var payment = book.Plan!.Payments[number - 1];
        return new()
        {
            BreakId = BreakIds.OfPayment(book.RunId, number, found.Kind),
            Kind = found.Kind,
            RunId = book.RunId,
            PartnerId = payment.PartnerId,
            StatementId = payment.StatementId,
            EndToEndId = PaymentIds.EndToEnd(book.RunId, number),
            Expected = payment.Amount,
            CurrencyCode = book.Plan.CurrencyCode,
            Actual = found.Booking?.Amount,
            ActualCurrencyCode = found.Booking?.CurrencyCode ?? "",
            Count = found.Count,
            Reference = found.Booking?.Reference ?? "",
            Day = found.Booking?.Day,
        };
    }
}
