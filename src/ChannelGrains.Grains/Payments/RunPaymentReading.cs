using ChannelGrains.Domain.Payments;

namespace ChannelGrains.Grains.Payments;

/// <summary>A payment of a run as it stands.</summary>
/// <param name="Number">Its number in the run.</param>
/// <param name="Payment">What was planned, without the payee.</param>
/// <param name="Line">Where it stands.</param>
/// <param name="EndToEndId">Names it to the bank.</param>
/// <param name="Uetr">Likewise; empty for a credit note.</param>
/// <param name="File">The file that it stands in; 0 for none.</param>
/// <param name="CurrencyCode">Of its amount.</param>
[GenerateSerializer, Immutable]
public sealed record RunPaymentReading(
    [property: Id(0)] int Number,
    [property: Id(1)] PlannedPayment Payment,
    [property: Id(2)] PaymentLine Line,
    [property: Id(3)] string EndToEndId,
    [property: Id(4)] string Uetr,
    [property: Id(5)] int File,
    [property: Id(6)] string CurrencyCode)
{
    internal static RunPaymentReading Of(PaymentRunBook book, int number)
    {
        var payment = book.Plan!.Payments[number - 1];
        return new(
            number, payment, book.Lines[number - 1], PaymentIds.EndToEnd(book.RunId, number), payment.IsCreditNote ? "" : PaymentIds.Uetr(book.Plan.Seed.AsSpan(), number),
            book.FileOf(number), book.Plan.CurrencyCode);
    }
}
