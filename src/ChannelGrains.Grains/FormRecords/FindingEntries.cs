using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>Findings between the domain and the form in which the index and snapshots have them.</summary>
internal static class FindingEntries
{
    public static FindingEntry ToEntry(Finding finding)
    {
        var entry = new FindingEntry
        {
            FormId = finding.Key.FormId,
            StoreId = finding.Key.StoreId,
            ItemId = finding.Key.ItemId,
            RecordId = finding.RecordId,
            Title = finding.Title,
            Priority = (int)finding.Priority,
            RedLine = finding.IsRedLine,
            FoundAtMicros = finding.FoundAtMicros,
            FoundMonth = finding.FoundMonth,
            TimesFoundBefore = finding.TimesFoundBefore,
            LastRecordId = finding.LastRecordId,
            LastReceivedMicros = finding.LastReceivedMicros,
            TimesFailed = finding.TimesFailed,
            CauseRecordId = finding.CauseRecordId,
            DecidedBy = finding.Decided?.DecidedBy ?? "",
            ImprovementId = finding.ImprovementId,
            FormKind = (int)finding.Kind,
        };
        if (finding.ClosedAtMicros is { } closed)
            entry.ClosedAtMicros = closed;
        if (finding.Decided is { } decided)
            entry.Decided = FormRecordFacts.ToFact(decided);
        return entry;
    }

    public static Finding ToDomain(FindingEntry entry) => new(
        new(entry.FormId, entry.StoreId, entry.ItemId), entry.RecordId, entry.Title, (ActionPriority)entry.Priority, entry.RedLine, entry.FoundAtMicros, entry.TimesFoundBefore)
    {
        FoundMonth = entry.FoundMonth,
        ClosedAtMicros = entry.HasClosedAtMicros ? entry.ClosedAtMicros : null,
        LastRecordId = entry.LastRecordId,
        LastReceivedMicros = entry.LastReceivedMicros,
        TimesFailed = entry.TimesFailed,
        CauseRecordId = entry.CauseRecordId,
        ImprovementId = entry.ImprovementId,
        Kind = (FormKind)entry.FormKind,
        Decided = entry.Decided is { } decided ? FormRecordFacts.ToDomain(decided, entry.DecidedBy) : null,
    };
}
