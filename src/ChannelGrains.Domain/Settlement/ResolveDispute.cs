using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Settlement;

/// <summary>Resolves a dispute.</summary>
/// <param name="Month">The statement's.</param>
/// <param name="Number">The dispute's.</param>
/// <param name="Granted">In minor units; below 0 for what is taken, 0 when the statement was right.</param>
/// <param name="Reason">What the adjustment is for.</param>
/// <param name="Resolution">Why.</param>
[GenerateSerializer, Immutable]
public sealed record ResolveDispute(
    [property: Id(0)] int Month, [property: Id(1)] int Number, [property: Id(2)] long Granted, [property: Id(3)] AdjustmentReason Reason, [property: Id(4)] string Resolution)
{
    /// <summary>Refused, in this order: RESOLUTION_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, ADJUSTMENT_REASON, AMOUNT, STATEMENT_NOT_FOUND, DISPUTE_NOT_FOUND, DISPUTE_STATE,
    /// ADJUSTMENTS_FULL.</summary>
    /// <param name="book">The statements as they are.</param>
    /// <param name="today">The partner's business day now.</param>
    public Outcome<DisputeResolved> Decide(SettlementBook book, BusinessDay today)
    {
        if (CheckForm() is { } malformed)
            return malformed;
        if (book.Find(Month) is not { } statement)
            return SettlementBook.NotFound(Period.OfMonth(Month).Id);
        if (Number < 1 || Number > statement.DisputeCount)
            return Refusal.NotFound("DISPUTE_NOT_FOUND", $"The statement of {statement.Period.Id} has no dispute {Number}: read the statement, which lists them.");
        if (book.DisputesOf(Month).All(dispute => dispute.Number != Number))
            return Refusal.FailedPrecondition("DISPUTE_STATE", $"Dispute {Number} of the statement of {statement.Period.Id} is resolved: open another one if that was wrong.");
        if (Granted != 0 && book.Granted.Count >= SettlementLimits.MaxPendingAdjustments)
            return Refusal.ResourceExhausted("ADJUSTMENTS_FULL", $"{book.Granted.Count} adjustments wait for the next statement: close a month first.");
        return new DisputeResolved(Month, Number, Granted, Granted == 0 && Reason == AdjustmentReason.Unspecified ? Reason : ReasonOrDispute, Resolution)
        {
            PostedOn = today,
            Previous = statement.LastAt,
        };
    }

    private AdjustmentReason ReasonOrDispute => Reason == AdjustmentReason.Unspecified ? AdjustmentReason.Dispute : Reason;

    private Refusal? CheckForm()
    {
        if (string.IsNullOrWhiteSpace(Resolution))
            return Refusal.InvalidArgument("RESOLUTION_EMPTY", "A dispute is resolved with a reason that people can read.", "resolution");
        if (Notes.Check(Resolution, "resolution") is { } text)
            return text;
        if (Reason is not (AdjustmentReason.Unspecified or AdjustmentReason.Dispute or AdjustmentReason.DataFault or AdjustmentReason.Fraud or AdjustmentReason.Other))
            return Refusal.InvalidArgument("ADJUSTMENT_REASON", $"{Words.Upper(Reason)} is computed from facts: use DISPUTE, DATA_FAULT, FRAUD or OTHER.", "adjustment_reason");
        return Math.Abs((decimal)Granted) > SettlementLimits.LargestMinor
            ? Refusal.InvalidArgument("AMOUNT", $"granted has more than {SettlementLimits.LargestMinor} minor units: grant less.", "granted")
            : null;
    }
}
