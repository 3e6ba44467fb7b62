using System.Text;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>What the index is told of a record and of findings, in the record of the journal that has them.</summary>
internal static class FormRecordWrites
{
    /// <summary>Puts a record that is taken by a version.</summary>
    public static void Put(IndexWrites index, string partnerId, RecordSubmitted submitted, long version)
    {
        var recordId = submitted.Record.RecordId;
        Put(index, partnerId, recordId, new RecordVersions(version, []));
        index.Put(FormRecordKeys.OnDay(partnerId, submitted.TakenOn, version), Encoding.UTF8.GetBytes(recordId));
        PutFiles(index, partnerId, recordId, submitted.Record.Files);
    }

    /// <summary>Puts where a record is.</summary>
    public static void Put(IndexWrites index, string partnerId, string recordId, RecordVersions versions) =>
        index.Put(FormRecordKeys.Record(partnerId, recordId), new FormRecordEntry { Version = versions.TakenAt, Changes = { versions.ChangedAt } }.ToByteArray());

    public static void PutFiles(IndexWrites index, string partnerId, string recordId, IReadOnlyList<string> files)
    {
        foreach (var file in files)
            index.Put(FormRecordKeys.FileOf(file, partnerId, recordId), []);
    }

    public static void Put(IndexWrites index, string partnerId, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
            index.Put(IndexDirectory.Key(FormRecordKeys.Findings(partnerId), FormRecordKeys.FindingId(finding.RecordId, finding.Key.ItemId)), FindingEntries.ToEntry(finding).ToByteArray());
    }
}
