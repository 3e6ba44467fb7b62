using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Settlement;

/// <summary>Disputes a statement.</summary>
/// <param name="Month">The statement's.</param>
/// <param name="Lines">The lines that it is on; none is the whole statement.</param>
/// <param name="Reason">Why.</param>
/// <param name="Etag">That of the statement that the caller read; null or empty for whatever is there.</param>
[GenerateSerializer, Immutable]
public sealed record OpenDispute(
    [property: Id(0)] int Month, [property: Id(1)] IReadOnlyList<int> Lines, [property: Id(2)] string Reason, [property: Id(3)] string? Etag)
{
    /// <summary>Refused, in this order: REASON_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, LINES, STATEMENT_NOT_FOUND, ETAG_MISMATCH, STATEMENT_STATE, LINES where there is no such
    /// line, DISPUTE_EXISTS, DISPUTES_FULL.</summary>
    /// <param name="book">The statements as they are.</param>
    /// <param name="today">The partner's business day now.</param>
    public Outcome<DisputeOpened> Decide(SettlementBook book, BusinessDay today)
    {
        if (CheckForm() is { } malformed)
            return malformed;
        if (book.Find(Month) is not { } statement)
            return SettlementBook.NotFound(Period.OfMonth(Month).Id);
        if (Etags.Check(Etag, statement.LastAt, $"The statement of {statement.Period.Id}") is { } stale)
            return stale;
        if (StatementSteps.Check(statement, StatementCommand.OpenDispute) is { } taken)
            return taken;
        return CheckLines(book, statement) is { } refusal
            ? refusal
            : new DisputeOpened(Month, statement.DisputeCount + 1, [.. Lines.Order()], Reason) { Entries = Ledger.Dispute(statement), PostedOn = today, Previous = statement.LastAt };
    }

    private Refusal? CheckForm()
    {
        if (string.IsNullOrWhiteSpace(Reason))
            return Refusal.InvalidArgument("REASON_EMPTY", "A dispute needs a reason that people can read.", "reason");
        if (Notes.Check(Reason, "reason") is { } text)
            return text;
        if (Lines.Count > SettlementLimits.MaxDisputedLines)
            return Refusal.InvalidArgument("LINES", $"A dispute names at most {SettlementLimits.MaxDisputedLines} lines: leave them out to dispute the whole statement.", "lines");
        return Lines.Distinct().Count() < Lines.Count ? Refusal.InvalidArgument("LINES", "A line is named twice: name it once.", "lines") : null;
    }

    private Refusal? CheckLines(SettlementBook book, ClosedStatement statement)
    {
        if (Lines.Any(line => line < 1 || line > statement.LineCount))
            return Refusal.InvalidArgument("LINES", $"The statement of {statement.Period.Id} has lines 1 to {statement.LineCount}: name those, or none for the whole statement.", "lines");
        if (book.DisputesOf(Month).FirstOrDefault(Overlaps) is { } open)
            return Refusal.AlreadyExists("DISPUTE_EXISTS", $"Dispute {open.Number} is open on this: resolve it first, or dispute other lines.");
        return statement.DisputeCount >= SettlementLimits.MaxDisputes
            ? Refusal.ResourceExhausted("DISPUTES_FULL", $"The statement of {statement.Period.Id} had {statement.DisputeCount} disputes, and takes no other.")
            : null;
    }

    private bool Overlaps(OpenedDispute open) => Lines.Count == 0 || open.Lines.Count == 0 || open.Lines.Intersect(Lines).Any();
}
