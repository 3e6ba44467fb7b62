using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Payments;

/// <summary>Approves a run.</summary>
/// <param name="Etag">The etag that the approver read.</param>
[GenerateSerializer, Immutable]
public sealed record ApprovePaymentRun([property: Id(0)] string Etag)
{
    /// <summary>Refused, in this order: RUN_NOT_FOUND, RUN_STATE, ETAG where none is sent, ETAG_MISMATCH, SAME_PRINCIPAL, NOTHING_TO_PAY, EXECUTION_DATE.</summary>
    /// <param name="book">The run.</param>
    /// <param name="principal">Who approves it.</param>
    /// <param name="fourEyes">Whether that must be another than who planned it.</param>
    /// <param name="today">The programme's day.</param>
    public Outcome<PaymentRunApproved> Decide(PaymentRunBook book, string principal, FourEyes fourEyes, BusinessDay today)
    {
        if (book.Plan is not { } plan)
            return PaymentRunBook.NotFound(book.RunId);
        if (book.State != PaymentRunState.Planned)
            return Refusal.FailedPrecondition("RUN_STATE", $"Payment run {book.RunId} is approved by {book.ApprovedBy} already.");
        if (Etag.Length == 0)
            return Refusal.InvalidArgument("ETAG", "etag is missing: send that of the run that you have read, so that you approve what you have seen.", "etag");
        if ((Etags.Check(Etag, book.Version, $"Payment run {book.RunId}") ?? fourEyes.Check(principal, book.PlannedBy, $"payment run {book.RunId}")) is { } refusal)
            return refusal;
        if (plan.Payments.All(payment => payment.IsRefused))
            return Refusal.FailedPrecondition("NOTHING_TO_PAY", $"Every payment of run {book.RunId} was refused when it was planned: see their reasons, then plan another run.");
        return plan.ExecutionOn < today
            ? Refusal.FailedPrecondition("EXECUTION_DATE", $"The day of execution, {plan.ExecutionOn}, is past: plan another run.")
            : new PaymentRunApproved();
    }
}
