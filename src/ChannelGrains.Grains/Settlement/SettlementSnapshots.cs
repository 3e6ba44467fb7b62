using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Settlement;

/// <summary>A partner's statements as a part of its snapshot.</summary>
internal static class SettlementSnapshots
{
    public static SettlementSnapshot Capture(SettlementBook book)
    {
        var state = book.Capture();
        var snapshot = new SettlementSnapshot
        {
            Carried = state.Carried,
            Commission = state.Commission,
            Disputed = state.Disputed,
            EntryCount = state.EntryCount,
            LastClosedAt = state.LastClosedAt,
        };
        if (state.CarriedSince is { } since)
            snapshot.CarriedSince = since;
        snapshot.Statements.AddRange(state.Statements.Select(Capture));
        snapshot.Stated.AddRange(state.Stated.Select(SettlementFacts.ToFact));
        snapshot.Disputes.AddRange(state.Disputes.Select(Capture));
        snapshot.Granted.AddRange(state.Granted.Select(granted =>
            new GrantedSnapshot { Month = granted.Month, Number = granted.Number, Amount = granted.Amount, Reason = (int)granted.Reason, ResolvedAt = granted.ResolvedAt }));
        snapshot.Balances.AddRange(state.Balances.Select(SettlementFacts.ToFact));
        return snapshot;
    }

    public static void Restore(SettlementBook book, SettlementSnapshot snapshot) => book.Restore(new SettlementState
    {
        Statements = [.. snapshot.Statements.Select(Restore)],
        Stated = [.. snapshot.Stated.Select(SettlementFacts.ToDomain)],
        Disputes = [.. snapshot.Disputes.Select(Restore)],
        Granted = [.. snapshot.Granted.Select(granted => new GrantedAdjustment(granted.Month, granted.Number, granted.Amount, (AdjustmentReason)granted.Reason, granted.ResolvedAt))],
        Balances = [.. snapshot.Balances.Select(SettlementFacts.ToDomain)],
        Carried = snapshot.Carried,
        CarriedSince = snapshot.HasCarriedSince ? snapshot.CarriedSince : null,
        Commission = snapshot.Commission,
        Disputed = snapshot.Disputed,
        EntryCount = snapshot.EntryCount,
        LastClosedAt = snapshot.LastClosedAt,
    });

    public static ClosedStatementSnapshot Capture(ClosedStatement statement) => new()
    {
        Month = statement.Month,
        State = (int)statement.State,
        Total = statement.Total,
        Tax = statement.Tax,
        DueDay = statement.DueOn.DaysSinceEpoch,
        LineCount = statement.LineCount,
        DisputeCount = statement.DisputeCount,
        ClosedAt = statement.ClosedAt,
        LastAt = statement.LastAt,
        IsCreditNote = statement.IsCreditNote,
    };

    public static ClosedStatement Restore(ClosedStatementSnapshot snapshot) => new()
    {
        Month = snapshot.Month,
        State = (StatementState)snapshot.State,
        Total = snapshot.Total,
        Tax = snapshot.Tax,
        DueOn = new BusinessDay(snapshot.DueDay),
        LineCount = snapshot.LineCount,
        DisputeCount = snapshot.DisputeCount,
        ClosedAt = snapshot.ClosedAt,
        LastAt = snapshot.LastAt,
        IsCreditNote = snapshot.IsCreditNote,
    };

    public static OpenDisputeSnapshot Capture(OpenedDispute dispute) =>
        new() { Month = dispute.Month, Number = dispute.Number, Lines = { dispute.Lines }, OpenedAt = dispute.OpenedAt };

    public static OpenedDispute Restore(OpenDisputeSnapshot dispute) => new(dispute.Month, dispute.Number, [.. dispute.Lines], dispute.OpenedAt);
}
