using ChannelGrains.Domain.FormPlans;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>What is known of a partner's records as a part of its snapshot.</summary>
internal static class FormRecordSnapshots
{
    public static FormRecordsSnapshot Capture(RecordBook book)
    {
        var snapshot = new FormRecordsSnapshot();
        snapshot.Latest.AddRange(book.Latest.Select(latest => Capture(latest.Key, latest.Value)));
        snapshot.Open.AddRange(book.Open.Select(FindingEntries.ToEntry));
        snapshot.TimesFound.AddRange(book.TimesFound.Select(found => new TimesFoundSnapshot { FormId = found.Key.FormId, StoreId = found.Key.StoreId, ItemId = found.Key.ItemId, Times = found.Value }));
        snapshot.Months.AddRange(book.Months.Select(month => new RecordMonthSnapshot
        {
            Inspectors = { book.SumOf(month.Key).Inspectors.Select(one => new InspectorSnapshot { Name = one.Name, Inspected = one.Inspected, ScoreMicros = one.ScoreMicros }) },
            Month = month.Key,
            Inspected = month.Value.Inspected,
            ScoreMicros = month.Value.ScoreMicros,
            Found = month.Value.Found,
            FoundAgain = month.Value.FoundAgain,
            Closed = month.Value.Closed,
            ClosedInTime = month.Value.ClosedInTime,
        }));
        snapshot.Answered.AddRange(book.Answered.Select(one => new AnsweredSnapshot { PlanId = one.PlanId, BeginsOn = one.BeginsOn.DaysSinceEpoch, StoreId = one.StoreId, RecordId = one.RecordId }));
        return snapshot;
    }

    public static void Restore(RecordBook book, FormRecordsSnapshot snapshot)
    {
        foreach (var latest in snapshot.Latest)
            book.Set(new PlaceKey(latest.FormId, latest.StoreId), new LatestRecord(latest.RecordId, latest.TakenAtMicros, latest.HasScoreMicros ? latest.ScoreMicros : null, latest.Passed, latest.Inspected));
        foreach (var open in snapshot.Open)
            book.Set(FindingEntries.ToDomain(open));
        foreach (var found in snapshot.TimesFound)
            book.Set(new FindingKey(found.FormId, found.StoreId, found.ItemId), found.Times);
        foreach (var month in snapshot.Months)
        {
            book.Set(month.Month, new RecordMonth(month.Inspected, month.ScoreMicros, month.Found, month.FoundAgain, month.Closed, month.ClosedInTime));
            foreach (var one in month.Inspectors)
                book.Set(month.Month, new InspectorSum(one.Name, one.Inspected, one.ScoreMicros));
        }
        foreach (var one in snapshot.Answered)
            book.Set(new AnsweredAssignment(one.PlanId, new(one.BeginsOn), one.StoreId, one.RecordId));
    }

    private static LatestRecordSnapshot Capture(PlaceKey place, LatestRecord latest)
    {
        var captured = new LatestRecordSnapshot
        {
            FormId = place.FormId,
            StoreId = place.StoreId,
            RecordId = latest.RecordId,
            TakenAtMicros = latest.TakenAtMicros,
            Passed = latest.HasPassed,
            Inspected = latest.IsInspected,
        };
        if (latest.ScoreMicros is { } score)
            captured.ScoreMicros = score;
        return captured;
    }
}
