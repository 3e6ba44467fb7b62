using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Payments;

/// <summary>Closes a break by hand.</summary>
/// <param name="BreakId">Its id.</param>
/// <param name="Note">Why.</param>
[GenerateSerializer, Immutable]
public sealed record CloseBreak([property: Id(0)] string BreakId, [property: Id(1)] string Note)
{
    /// <summary>Refused, in this order: BREAK_NOT_FOUND, NOTE_EMPTY, TEXT_TOO_LONG, BREAK_STATE.</summary>
    /// <param name="known">The break; null for none.</param>
    public Outcome<PaymentBreakClosed> Decide(PaymentBreak? known)
    {
        if (known is null)
            return BreakIds.NotFound(BreakId);
        if (Note.Length == 0)
            return Refusal.InvalidArgument("NOTE_EMPTY", "note is missing: say why the break is closed.", "note");
        if (Notes.Check(Note, "note") is { } note)
            return note;
        return known.State == BreakState.Open
            ? new PaymentBreakClosed(BreakId, Note)
            : Refusal.FailedPrecondition("BREAK_STATE", $"Break {BreakId} is {(known.State == BreakState.Closed ? $"closed by {known.ClosedBy}" : "settled by a later file")} already.");
    }
}
