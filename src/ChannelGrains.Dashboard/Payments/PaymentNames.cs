using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Settlement.V1;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Payments;

/// <summary>Where runs, payments and breaks stand, in the reader's language.</summary>
internal sealed class PaymentNames(IStringLocalizer<PaymentsTexts> texts)
{
    public string Of(PaymentRunState state) => state switch
    {
        PaymentRunState.Planned => texts["planned"],
        PaymentRunState.Approved => texts["approved"],
        PaymentRunState.Ready => texts["ready for the bank"],
        PaymentRunState.Done => texts["done"],
        _ => Format.None,
    };

    public string Of(PaymentState state) => state switch
    {
        PaymentState.Planned => texts["planned"],
        PaymentState.Refused => texts["left out"],
        PaymentState.Paying => texts["in payment"],
        PaymentState.Paid => texts["Paid"],
        PaymentState.Failed => texts["not paid by the bank"],
        PaymentState.Returned => texts["came back"],
        _ => Format.None,
    };

    public string Of(BreakKind kind) => kind switch
    {
        BreakKind.AmountDiffers => texts["another amount"],
        BreakKind.UnknownToUs => texts["no run made it"],
        BreakKind.UnknownToBank => texts["the bank knows nothing of it"],
        BreakKind.BookedTwice => texts["booked more than once"],
        BreakKind.NotBooked => texts["accepted, but not booked"],
        BreakKind.Contradicted => texts["the bank contradicts itself"],
        _ => Format.None,
    };

    public string Of(BreakState state) => state switch
    {
        BreakState.Open => texts["open"],
        BreakState.Settled => texts["settled by a later file"],
        BreakState.Closed => texts["closed by hand"],
        _ => Format.None,
    };

    public string Of(BankFileKind kind) => kind switch
    {
        BankFileKind.Status => texts["status of payments (pain.002)"],
        BankFileKind.Statement => texts["statement of the account (camt.053)"],
        BankFileKind.Notification => texts["notification of bookings (camt.054)"],
        _ => Format.None,
    };

    public static string Tone(PaymentState state) => state switch
    {
        PaymentState.Paid => "good",
        PaymentState.Failed or PaymentState.Returned => "bad",
        PaymentState.Refused or PaymentState.Paying => "warn",
        _ => "",
    };
}
