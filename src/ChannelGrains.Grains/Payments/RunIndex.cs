using ChannelGrains.Domain.Payments;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Payments;

/// <summary>What of a run stands in the index, and is written with its facts.</summary>
internal static class RunIndex
{
    /// <summary>The value of an open run of which something is under way without anybody asking.</summary>
    private static readonly byte[] UnderWay = [1], Waiting = [0];

    public static IndexWrites Writes(PaymentRunBook before, PaymentRunBook after)
    {
        var writes = new IndexWrites();
        writes.Put(PaymentKeys.Run(after.RunId), ToEntry(after).ToByteArray());
        if (IsUnderWay(after) || after.State == PaymentRunState.Ready)
            writes.Put(PaymentKeys.OpenRun(after.RunId), IsUnderWay(after) ? UnderWay : Waiting);
        else if (after.State == PaymentRunState.Done)
            writes.Delete(PaymentKeys.OpenRun(after.RunId));
        if (before.Plan is null)
            WriteUetrs(after, writes);
        foreach (var one in after.Breaks.All)
            if (before.Breaks.Find(one.BreakId) is not { } known)
                writes.Put(PaymentKeys.Break(one.BreakId, one.State == BreakState.Open), EvidenceFacts.ToEntry(one).ToByteArray());
            else if (known != one)
                Move(writes, known.State == BreakState.Open, one);
        return writes;
    }

    /// <summary>Something is to be done, whoever asks: statements are to be taken, or partners told.</summary>
    public static bool IsUnderWay(PaymentRunBook book) => book.State == PaymentRunState.Approved || book.Lines.Any(line => line.IsUntold);

    public static bool IsUnderWay(ReadOnlySpan<byte> openRun) => openRun.SequenceEqual(UnderWay);

    /// <summary>A break whose place in the list may be another one.</summary>
    public static void Move(IndexWrites writes, bool wasOpen, PaymentBreak one)
    {
        writes.Delete(PaymentKeys.Break(one.BreakId, wasOpen));
        writes.Put(PaymentKeys.Break(one.BreakId, one.State == BreakState.Open), EvidenceFacts.ToEntry(one).ToByteArray());
    }

    public static RunReading ToReading(PaymentRunEntry entry) => new()
    {
        RunId = entry.RunId,
        State = (PaymentRunState)entry.State,
        DueBy = new(entry.DueDay),
        CurrencyCode = entry.CurrencyCode,
        ExecutionOn = new(entry.ExecutionDay),
        Totals = new()
        {
            PaymentCount = entry.PaymentCount,
            Total = entry.Total,
            RefusedCount = entry.RefusedCount,
            PaidCount = entry.PaidCount,
            FailedCount = entry.FailedCount,
            OpenBreakCount = entry.OpenBreakCount,
        },
        PlannedBy = entry.PlannedBy,
        PlannedAtMicros = entry.PlannedAtMicros,
        ApprovedBy = entry.ApprovedBy,
        ApprovedAtMicros = entry.ApprovedAtMicros,
        Version = entry.Version,
    };

    public static PaymentRunEntry ToEntry(PaymentRunBook book)
    {
        var totals = book.Totals;
        return new()
        {
            RunId = book.RunId,
            State = (int)book.State,
            DueDay = book.Plan!.DueBy.DaysSinceEpoch,
            CurrencyCode = book.Plan.CurrencyCode,
            ExecutionDay = book.Plan.ExecutionOn.DaysSinceEpoch,
            PaymentCount = totals.PaymentCount,
            Total = totals.Total,
            RefusedCount = totals.RefusedCount,
            PaidCount = totals.PaidCount,
            FailedCount = totals.FailedCount,
            OpenBreakCount = totals.OpenBreakCount,
            PlannedBy = book.PlannedBy,
            PlannedAtMicros = book.PlannedAtMicros,
            ApprovedBy = book.ApprovedBy,
            ApprovedAtMicros = book.ApprovedAtMicros,
            Version = book.Version,
        };
    }

    private static void WriteUetrs(PaymentRunBook book, IndexWrites writes)
    {
        for (var number = 1; number <= book.Lines.Count; number++)
            if (book.Lines[number - 1].State != PaymentState.Refused && !book.Plan!.Payments[number - 1].IsCreditNote)
                writes.Put(PaymentKeys.Uetr(PaymentIds.Uetr(book.Plan.Seed.AsSpan(), number)), System.Text.Encoding.UTF8.GetBytes(PaymentIds.EndToEnd(book.RunId, number)));
    }
}
